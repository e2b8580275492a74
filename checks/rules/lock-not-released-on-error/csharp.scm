; await semaphore.WaitAsync() … semaphore.Release(), with no try and finally round it.
((invocation_expression function: (member_access_expression expression: (_) @lock name: (_) @_take)) @hazard
  (#match? @lock "(?i)(lock|mutex|semaphore|gate)$")
  (#any-of? @_take "WaitAsync" "Wait" "WaitOne" "EnterWriteLock")
  (#function-match? @lock "{}\\.(Release|Exit)")
  (#not-function-match? @lock "(?s)finally\\s*\\{.*{}\\.(Release|Exit)"))
