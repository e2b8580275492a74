((array_element_initializer . (string) @_key . (_) @_amount .) @hazard
  (#any-of? @_key "amount" "unit_amount")
  (#from-request? @_amount)
  (#function-match? @hazard "(PaymentIntent|Charge|Session)::create|->(paymentIntents|charges|sessions)->create")
  (#not-function-match? @hazard "(?i)donat|deposit|wallet"))
