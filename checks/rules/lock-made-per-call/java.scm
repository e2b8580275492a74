(synchronized_statement (parenthesized_expression (object_creation_expression))) @hazard
; new ReentrantLock().lock(), and a lock in a variable of the method.
((method_invocation object: (object_creation_expression type: (_) @_type) name: (_) @_lock) @hazard
  (#any-of? @_type "ReentrantLock" "Semaphore")
  (#any-of? @_lock "lock" "acquire"))
((local_variable_declaration declarator: (variable_declarator name: (_) @_name value: (object_creation_expression type: (_) @_type))) @hazard
  (#match? @_type "^(Object|ReentrantLock)$")
  (#function-match? @_name "\\b{}\\.lock\\(|synchronized ?\\({}\\)")
  (#not-function-match? @_name "Thread|submit|->"))
