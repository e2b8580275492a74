((call_expression function: (_) @_answer arguments: (argument_list (_) . (_) @_text . (_) @_status .)) @hazard
  (#resolves? @_answer "net/http.Error")
  (#match? @_text "\\berr\\.Error\\(\\)")
  (#match? @_status "^5\\d\\d$|StatusInternalServerError$"))
((call_expression function: (selector_expression field: (field_identifier) @_answer) arguments: (argument_list . (_) @_status . (_) @_body .)) @hazard
  (#any-of? @_answer "{JSON,String,AbortWithStatusJSON,IndentedJSON}")
  (#match? @_status "^5\\d\\d$|StatusInternalServerError$")
  (#match? @_body "\\berr\\.Error\\(\\)"))
