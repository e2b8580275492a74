; product.Stock -= quantity; await db.SaveChangesAsync();
((assignment_expression left: (member_access_expression expression: (identifier) @_row name: (identifier) @field) operator: ["-=" "+="]) @hazard
  (#match? @field "^(Stock|Balance|Quantity|Credits|Seats|Points)$")
  (#function-match? @_row "\\b{} = (await )?[\\w.]*\\.(Find|First|Single)\\w*\\(")
  (#function-match? @hazard "SaveChanges")
  (#not-function-match? @hazard "IsolationLevel|ConcurrencyException|\\block\\b"))
