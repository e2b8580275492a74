; 0 is no timeout (https://pkg.go.dev/net/http#Client). A transport of its own may have limits.
((composite_literal type: (_) @callee body: (literal_value) @_fields) @hazard
  (#resolves? @callee "net/http.Client")
  (#has-key? @_fields "Timeout" "0")
  (#lacks-key? @_fields "Transport"))
((assignment_statement
    left: (expression_list (selector_expression operand: (_) @_client field: (_) @_field) @callee)
    right: (expression_list (int_literal) @_none)) @hazard
  (#resolves? @_client "net/http.{Client(),DefaultClient}")
  (#eq? @_field "Timeout")
  (#eq? @_none "0"))
