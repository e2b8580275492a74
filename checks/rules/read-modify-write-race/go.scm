; db.First(&product, id); product.Stock -= quantity; db.Save(&product)
((assignment_statement left: (expression_list (selector_expression operand: (identifier) @_row field: (_) @field)) operator: ["-=" "+="]) @hazard
  (#match? @field "^(Stock|Balance|Quantity|Credits|Seats|Points)$")
  (#function-match? @_row "\\.(First|Take)\\(&{}\\b")
  (#function-match? @_row "\\.Save\\(&{}\\)")
  (#not-function-match? @hazard "(?i)locking|for update|\\.Lock\\(\\)"))
