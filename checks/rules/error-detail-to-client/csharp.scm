((invocation_expression function: (identifier) @_answer arguments: (argument_list . (argument (_) @_status) . (argument (_) @_text))) @hazard
  (#eq? @_answer "StatusCode")
  (#match? @_status "^5\\d\\d$|InternalServerError$")
  (#match? @_text "\\b(e|ex|exception)\\.(Message|StackTrace|ToString\\(\\))"))
((invocation_expression function: (_) @_answer arguments: (argument_list . (argument (_) @_text))) @hazard
  (#match? @_answer "^((Typed)?Results\\.)?Problem$")
  (#match? @_text "\\b(e|ex|exception)\\.(Message|StackTrace|ToString\\(\\))"))
