; lock.lock() … lock.unlock(), with no try and finally round it.
((method_invocation object: (_) @lock name: (_) @_take) @hazard
  (#match? @lock "(?i)(lock(\\(\\))?|mutex|semaphore)$")
  (#any-of? @_take "lock" "acquire")
  (#function-match? @lock "(?s){}\\.(unlock|release)\\(")
  (#not-function-match? @lock "(?s)finally *\\{.*{}\\.(unlock|release)\\("))
