((invocation_expression function: (member_access_expression expression: (_) @_client name: (identifier) @_get) arguments: (argument_list . (argument (_) @_url))) @hazard
  (#match? @_client "(?i)client$")
  (#any-of? @_get "GetAsync" "GetStringAsync" "GetStreamAsync" "GetByteArrayAsync" "PostAsync")
  (#from-request? @_url)
  (#not-text-match? @_url "^\\$?\""))
