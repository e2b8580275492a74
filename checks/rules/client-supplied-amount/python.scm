; stripe.PaymentIntent.create(amount=request.json["amount"]), by a variable or one step of arithmetic too.
((call function: (_) @_charge arguments: (argument_list (keyword_argument name: (_) @_key value: [
    (_) @_amount
    (binary_operator left: (_) @_amount)
    (call arguments: (argument_list . (binary_operator left: (_) @_amount) .))]))) @hazard
  (#match? @_charge "\\b(PaymentIntent|Charge|order)\\.create$")
  (#eq? @_key "amount")
  (#from-request? @_amount)
  (#not-function-head? @hazard "(?i)donat|\\btips?\\b|top.?up|deposit|contribut|wallet|admin"))
((call function: (_) @_charge arguments: (argument_list . (dictionary (pair key: (_) @_key value: (_) @_amount)))) @hazard
  (#match? @_charge "\\b(payment_intents|order)\\.create$")
  (#any-of? @_key "amount")
  (#from-request? @_amount)
  (#not-function-head? @hazard "(?i)donat|\\btips?\\b|top.?up|deposit|contribut|wallet|admin"))

; The price of a line in a checkout, as deep as it stands there.
((pair key: (_) @_key value: [
    (_) @_amount
    (binary_operator left: (_) @_amount)
    (call arguments: (argument_list . (binary_operator left: (_) @_amount) .))]) @hazard
  (#any-of? @_key "unit_amount")
  (#from-request? @_amount)
  (#not-function-head? @hazard "(?i)donat|\\btips?\\b|top.?up|deposit|contribut|wallet|admin"))
