; redis.set(f"user:{user_id}", json.dumps(data)): what is made to JSON under a key with an id is a copy.
((call
    function: (attribute object: (_) @_client attribute: (identifier) @_set)
    arguments: (argument_list . [(string) (identifier)] @_key . (_) @_value) @_given) @hazard
  (#match? @_client "(?i)^(\\w+\\.)*(r|\\w*redis\\w*)$")
  (#eq? @_set "set")
  (#match? @_key "(?i)cache|^f[\"'][\\w:]+:\\{")
  (#match? @_value "dumps\\(|json\\(")
  (#lacks-argument? @_given "ex" "px" "exat" "keepttl" "nx")
  (#not-match? @_key "(?i)job|task|session|lock|queue|state|token|config")
  (#not-function-match? @hazard "\\.p?expire(at)?\\(|\\.delete\\("))
