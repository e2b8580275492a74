((call_expression function: (field_expression field: (_) @_name) arguments: (arguments . (boolean_literal) @_value)) @hazard
  (#match? @_name "^danger_accept_invalid_(certs|hostnames)$")
  (#eq? @_value "true"))
((scoped_identifier path: (_) @_mode name: (_) @_name) @hazard
  (#match? @_mode "\\bSslVerifyMode$")
  (#eq? @_name "NONE"))
