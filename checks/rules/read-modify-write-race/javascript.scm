; prisma.product.update({ … data: { stock: product.stock - quantity } })
((pair key: (property_identifier) @field value: (binary_expression
    left: (member_expression object: (identifier) @_row property: (property_identifier) @_read) operator: ["-" "+"])) @hazard
  (#match? @field "(?i)(stock|balance|quantity|credits?|seats|available|inventory|points|count|remaining|amount|likes|votes|views|usage|tokens)$")
  (#same? @field @_read)
  (#function-match? @_row "\\b{} = await ")
  (#function-match? @hazard "\\.(update|updateOne|set|findByIdAndUpdate)\\(")
  (#not-function-match? @hazard "(?i)for update|\\block|version|isolation|increment|decrement"))
; product.stock -= quantity; await product.save()
([(augmented_assignment_expression left: (member_expression object: (identifier) @_row property: (property_identifier) @field))
  (assignment_expression
    left: (member_expression object: (identifier) @_row property: (property_identifier) @field)
    right: (binary_expression left: (member_expression object: (identifier) @_row property: (property_identifier)) operator: ["-" "+"]))] @hazard
  (#match? @field "(?i)(stock|balance|quantity|credits?|seats|available|inventory|points|count|remaining|amount|likes|votes|views|usage|tokens)$")
  (#function-match? @_row "\\b{} = await ")
  (#function-match? @_row "\\b{}\\.save\\(|\\.save\\({}\\)")
  (#not-function-match? @hazard "(?i)for update|\\block|version|isolation"))
