; (await prisma.order.findMany({ where })).length
((member_expression
    object: (parenthesized_expression (await_expression (call_expression function: (member_expression property: (property_identifier) @_find))))
    property: (property_identifier) @_length) @hazard
  (#eq? @_length "length")
  (#any-of? @_find "findMany" "findAll"))
