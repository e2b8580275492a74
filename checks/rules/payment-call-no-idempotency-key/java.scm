((method_invocation object: (_) @_kind name: (_) @_create arguments: (argument_list . (_) .)) @hazard
  (#resolves? @_kind "com.stripe.model.{PaymentIntent,Charge,Refund,Transfer,Payout,Subscription}")
  (#eq? @_create "create")
  (#not-function-match? @hazard "(?i)idempot"))
