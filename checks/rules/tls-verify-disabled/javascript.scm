((pair key: [(property_identifier) (string)] @_name value: (false)) @hazard
  (#any-of? @_name "{rejectUnauthorized,strictSSL}")
  (#not-on-condition? @hazard "(?i)insecure|self_?signed|verif|invalid|ssl_?mode"))
((assignment_expression left: (member_expression property: (property_identifier) @_name) right: (false)) @hazard
  (#eq? @_name "rejectUnauthorized")
  (#not-on-condition? @hazard "(?i)insecure|self_?signed|verif"))

; For the whole process.
((assignment_expression
    left: [(member_expression property: (property_identifier) @_name) (subscript_expression index: (string) @_name)]
    right: [(string) (number)] @_value) @hazard
  (#any-of? @_name "NODE_TLS_REJECT_UNAUTHORIZED")
  (#any-of? @_value "0"))
