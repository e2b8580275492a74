((pair key: [(property_identifier) (string)] @_name value: (false)) @hazard
  (#any-of? @_name "{rejectUnauthorized,strictSSL}")
  (#not-function-match? @hazard "(?i)\\bif\\b[^\\n]*(insecure|self_?signed|verif)[^}]{0,300}{}"))
((assignment_expression left: (member_expression property: (property_identifier) @_name) right: (false)) @hazard
  (#eq? @_name "rejectUnauthorized")
  (#not-function-match? @hazard "(?i)\\bif\\b[^\\n]*(insecure|self_?signed|verif)[^}]{0,300}{}"))

; For the whole process.
((assignment_expression
    left: [(member_expression property: (property_identifier) @_name) (subscript_expression index: (string) @_name)]
    right: [(string) (number)] @_value) @hazard
  (#any-of? @_name "NODE_TLS_REJECT_UNAUTHORIZED")
  (#any-of? @_value "0"))

; Safe: only on a developer's machine.
((if_statement condition: (_) @_when consequence: [
    (statement_block (expression_statement (assignment_expression) @safe))
    (expression_statement (assignment_expression) @safe)])
  (#match? @_when "(?i)dev|local|!==? *['\"]production"))
