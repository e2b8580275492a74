; product.setStock(product.getStock() - quantity); repository.save(product);
((method_invocation object: (identifier) @_row name: (_) @field arguments: (argument_list . (binary_expression left: (method_invocation object: (identifier) @_read)) .)) @hazard
  (#match? @field "^set(Stock|Balance|Quantity|Credits|Seats|Points)$")
  (#same? @_row @_read)
  (#function-match? @_row "\\b{} = .*\\.(find|get)\\w*\\(")
  (#not-function-match? @hazard "(?i)lock|isolation")
  (#not-mentioned? @hazard "@Version"))
