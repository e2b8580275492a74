((call_expression (navigation_expression (_) (navigation_suffix (simple_identifier) @_answer)) (call_suffix (value_arguments . (value_argument) @_status . (value_argument) @_text))) @hazard
  (#any-of? @_answer "{respond,respondText}")
  (#match? @_status "InternalServerError$")
  (#match? @_text "\\b(e|ex|cause)\\.(message|localizedMessage|stackTraceToString\\(\\))"))
((call_expression (navigation_expression (_) @_status (navigation_suffix (simple_identifier) @_body)) (call_suffix (value_arguments . (value_argument) @_text))) @hazard
  (#eq? @_body "body")
  (#match? @_status "internalServerError\\(\\)|status\\((500|HttpStatus\\.INTERNAL_SERVER_ERROR)\\)")
  (#match? @_text "\\b(e|ex)\\.message"))
