((call_expression function: (_) @_read arguments: (argument_list . (selector_expression operand: (_) @_request field: (_) @_body) .)) @hazard
  (#resolves? @_read "io.ReadAll" "io/ioutil.ReadAll")
  (#resolves? @_request "net/http.Request()")
  (#eq? @_body "Body")
  (#not-mentioned? @hazard "MaxBytes|LimitReader"))
