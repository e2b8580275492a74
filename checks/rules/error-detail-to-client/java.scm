((method_invocation object: (_) @_status name: (identifier) @_body arguments: (argument_list . (_) @_text)) @hazard
  (#eq? @_body "body")
  (#match? @_status "internalServerError\\(\\)|status\\(\\s*(500|HttpStatus\\.INTERNAL_SERVER_ERROR)\\s*\\)")
  (#match? @_text "\\b(e|ex|exception|error)\\.(getMessage|toString)\\(\\)|getStackTrace"))
((object_creation_expression type: (_) @_entity arguments: (argument_list . (_) @_text . (_) @_status .)) @hazard
  (#match? @_entity "^ResponseEntity\\b")
  (#match? @_status "INTERNAL_SERVER_ERROR$")
  (#match? @_text "\\b(e|ex|exception)\\.getMessage\\(\\)"))
((method_invocation object: (_) @_response name: (identifier) @_send arguments: (argument_list . (_) @_status . (_) @_text .)) @hazard
  (#eq? @_send "sendError")
  (#match? @_status "500|INTERNAL_SERVER_ERROR$")
  (#match? @_text "\\b(e|ex|exception)\\.getMessage\\(\\)"))
