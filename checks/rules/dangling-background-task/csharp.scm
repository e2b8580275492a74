; An exception in async void ends the process. An event's handler cannot be anything else.
((method_declaration (modifier) @_async returns: (predefined_type) @_void parameters: (_) @_parameters) @hazard
  (#eq? @_async "async")
  (#eq? @_void "void")
  (#not-match? @_parameters "EventArgs|object\\??\\s+(sender|state)\\b")
  (#not-match? @hazard "\\boverride\\b|void \\w*On[A-Z]\\w*\\("))
; Task.Run(…); and nobody looks at the task.
((expression_statement (invocation_expression function: (_) @_start arguments: (_) @_given)) @hazard
  (#match? @_start "^(System\\.Threading\\.Tasks\\.)?Task\\.(Run|Factory\\.StartNew)$")
  (#not-match? @_given "\\btry\\b"))
