((call receiver: (_) @_kind method: (_) @_create arguments: (argument_list [
    (pair key: (_) @_key value: (_) @_amount)
    (hash (pair key: (_) @_key value: (_) @_amount))])) @hazard
  (#any-of? @_kind "Stripe::PaymentIntent" "Stripe::Charge")
  (#eq? @_create "create")
  (#any-of? @_key "amount")
  (#from-request? @_amount)
  (#not-function-head? @hazard "(?i)donat"))
