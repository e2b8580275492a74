; redis.set(`user:${id}`, JSON.stringify(user)): a copy without an end.
((call_expression
    function: (member_expression object: (_) @_client property: (property_identifier) @_set)
    arguments: (arguments . [(template_string) (identifier)] @_key . (call_expression) @_value .)) @hazard
  (#match? @_client "(?i)^(\\w+\\.)*\\w*redis\\w*$")
  (#eq? @_set "set")
  (#match? @_key "(?i)cache|^`[\\w:]+:\\$\\{")
  (#match? @_value "^JSON\\.stringify\\(")
  (#not-match? @_key "(?i)job|task|session|lock|queue|state|token|config")
  (#not-function-match? @hazard "\\.p?expire(at)?\\(|\\.del\\("))
