; `origin: true` reflects whatever origin asks.
((call_expression function: (_) @_callee arguments: (arguments (object) @_options)) @hazard
  (#resolves? @_callee "cors")
  (#has-key? @_options "origin" "true")
  (#has-key? @_options "credentials" "true"))

; A function that says yes to every origin.
((call_expression function: (_) @_callee arguments: (arguments (object (pair key: (property_identifier) @_name value: (arrow_function) @_says)) @_options)) @hazard
  (#resolves? @_callee "cors")
  (#eq? @_name "origin")
  (#match? @_says "(callback|cb|done|next)\\(null, true\\)[;,\\s}]*$")
  (#not-match? @_says "\\bif\\b|\\?")
  (#has-key? @_options "credentials" "true"))

; The header, written by hand.
((call_expression function: (member_expression property: (property_identifier) @_set) arguments: (arguments . (string) @_header . (_) @_value)) @hazard
  (#any-of? @_set "{setHeader,header,set}")
  (#any-of? @_header "Access-Control-Allow-Origin")
  (#match? @_value "headers\\.origin( \\|\\| ['\"]\\*['\"])?$")
  (#function-match? @hazard "Access-Control-Allow-Credentials['\"], ['\"]?true"))
