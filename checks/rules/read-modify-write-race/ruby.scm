; product.stock -= quantity; product.save!
((operator_assignment left: (call receiver: (identifier) @_row method: (identifier) @field)) @hazard
  (#match? @field "^(stock|balance|quantity|credits|seats|points)$")
  (#function-match? @_row "\\b{} = [A-Z]\\w*\\.find")
  (#function-match? @_row "\\b{}\\.save")
  (#not-function-match? @hazard "\\block\\b|with_lock"))
; product.update!(stock: product.stock - quantity)
((pair key: (hash_key_symbol) @field value: (binary left: (call receiver: (identifier) @_row method: (identifier)))) @hazard
  (#match? @field "^(stock|balance|quantity|credits|seats|points)$")
  (#function-match? @field "\\b{}: \\w+\\.{}\\b")
  (#function-match? @_row "\\b{} = [A-Z]\\w*\\.find")
  (#function-match? @_row "\\b{}\\.update")
  (#not-function-match? @hazard "\\block\\b|with_lock"))
