; An entry that serves pages itself. What answers with JSON alone is left to its gateway.
((variable_declarator name: (identifier) @_app value: (call_expression function: (_) @_express)) @hazard
  (#resolves? @_express "express")
  (#mentioned? @_app "\\b{}\\.listen\\(")
  (#mentioned? @_app "express\\.static\\(|view engine|\\.render\\(")
  (#not-mentioned? @_app "(?i)helmet|lusca|Content-Security-Policy|X-Frame-Options|Strict-Transport-Security|securityHeaders"))
