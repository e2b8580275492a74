; $product->stock -= $quantity; $product->save();
((augmented_assignment_expression left: (member_access_expression object: (variable_name) @_row name: (name) @field)) @hazard
  (#match? @field "^(stock|balance|quantity|credits|seats|points)$")
  (#function-match? @_row "{} = \\w+::find")
  (#function-match? @_row "{}->save\\(")
  (#not-function-match? @hazard "lockForUpdate|Cache::lock"))
