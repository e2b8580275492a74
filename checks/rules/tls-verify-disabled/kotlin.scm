; A trust manager that trusts whatever it is shown.
((function_declaration (simple_identifier) @_name (function_body) @_body) @hazard
  (#eq? @_name "checkServerTrusted")
  (#match? @_body "^\\{\\s*\\}$|^= Unit$"))

; A host name's check that says yes.
((call_expression (_) @_called (call_suffix (annotated_lambda (lambda_literal) @_says))) @hazard
  (#match? @_called "\\b[hH]ostnameVerifier$")
  (#match? @_says "(->|\\{)\\s*true\\s*\\}$"))
