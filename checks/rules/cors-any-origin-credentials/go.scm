; gin-contrib, rs/cors, fiber: the origin is sent back as it came.
((composite_literal type: (_) @_type body: (literal_value) @_options) @hazard
  (#match? @_type "^cors\\.(Options|Config)$")
  (#match? @_options "AllowCredentials:\\s*true")
  (#match? @_options "AllowOrigin(Request)?Func:\\s*func\\([^)]*\\)\\s*bool\\s*\\{\\s*return true\\s*\\}|AllowAllOrigins:\\s*true|(AllowedOrigins|AllowOrigins):\\s*(\\[\\]string\\{)?\"\\*\""))
((call_expression function: (selector_expression field: (field_identifier) @_set) arguments: (argument_list . (_) @_header . (_) @_value)) @hazard
  (#any-of? @_set "{Set,Header,Add}")
  (#any-of? @_header "Access-Control-Allow-Origin")
  (#match? @_value "(Header\\.Get|GetHeader)\\(\"(?i:origin)\"\\)$")
  (#function-match? @hazard "Access-Control-Allow-Credentials\", \"true\""))
