((function_call_expression) @hazard
  (#match? @hazard "^json_decode\\(\\s*base64_decode\\(.*explode\\(\\s*['\"]\\.['\"],\\s*\\$(jwt|token)\\b"))
