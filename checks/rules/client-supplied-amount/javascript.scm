; stripe.paymentIntents.create({ amount: req.body.amount }), by a variable or one step of arithmetic too.
((call_expression function: (member_expression) @_charge
    arguments: (arguments . (object (pair key: (_) @_key value: [
      (_) @_amount
      (binary_expression left: (_) @_amount)
      (call_expression arguments: (arguments . (_) @_amount .))
      (call_expression arguments: (arguments . (binary_expression left: (_) @_amount) .))])))) @hazard
  (#match? @_charge "(paymentIntents|charges|orders|payments)\\.create$")
  (#eq? @_key "amount")
  (#from-request? @_amount)
  (#not-function-head? @hazard "(?i)donat|\\btips?\\b|top.?up|deposit|contribut|wallet|admin"))
((call_expression function: (member_expression) @_charge
    arguments: (arguments . (object (shorthand_property_identifier) @_amount))) @hazard
  (#match? @_charge "(paymentIntents|charges|orders|payments)\\.create$")
  (#eq? @_amount "amount")
  (#from-request? @_amount)
  (#not-function-head? @hazard "(?i)donat|\\btips?\\b|top.?up|deposit|contribut|wallet|admin"))

; The price of a line in a checkout, as deep as it stands there.
((pair key: (_) @_key value: [
    (_) @_amount
    (binary_expression left: (_) @_amount)
    (call_expression arguments: (arguments . (_) @_amount .))
    (call_expression arguments: (arguments . (binary_expression left: (_) @_amount) .))]) @hazard
  (#eq? @_key "unit_amount")
  (#from-request? @_amount)
  (#not-function-head? @hazard "(?i)donat|\\btips?\\b|top.?up|deposit|contribut|wallet|admin"))
