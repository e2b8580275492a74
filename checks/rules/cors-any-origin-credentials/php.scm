((function_call_expression function: (name) @_header arguments: (arguments . (argument (_) @_value))) @hazard
  (#eq? @_header "header")
  (#match? @_value "(?i)^[\"']Access-Control-Allow-Origin:.*\\$_SERVER\\[['\"]?HTTP_ORIGIN")
  (#function-match? @hazard "(?i)Access-Control-Allow-Credentials: *true"))
((array_creation_expression) @hazard
  (#match? @hazard "['\"]allowed_origins['\"]\\s*=>\\s*\\[\\s*['\"]\\*['\"]\\s*\\]")
  (#match? @hazard "['\"]supports_credentials['\"]\\s*=>\\s*true"))
