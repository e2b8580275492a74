; const release = await mutex.acquire() … release(), with no try and finally round it.
((variable_declarator name: (identifier) @lock value: (await_expression (call_expression function: (member_expression object: (_) @_mutex property: (property_identifier) @_acquire)))) @hazard
  (#match? @_mutex "(?i)(lock|mutex|semaphore)$")
  (#any-of? @_acquire "acquire" "lock")
  (#function-match? @lock "\\b{}\\(\\)")
  (#not-function-match? @lock "(?s)finally *\\{.*\\b{}\\(\\)"))
