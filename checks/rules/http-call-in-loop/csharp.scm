((invocation_expression function: (member_access_expression expression: (_) @_client name: (_) @_ask) arguments: (argument_list . (argument (_) @_url)) @_arguments) @hazard
  (#match? @_client "(?i)^_?(http)?client$")
  (#any-of? @_ask "GetAsync" "PostAsync" "PostAsJsonAsync" "GetStringAsync")
  (#not-inside? @hazard "bounded-loop")
  (#not-leaves-loop? @hazard)
  (#uses-loop-variable? @_arguments)
  (#not-loop-variable? @_url)
  (#not-function-match? @hazard "(?i)delay|limit|semaphore|page|retr|chunk"))
