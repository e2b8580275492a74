((method_invocation object: (_) @_kind name: (_) @_create arguments: (argument_list . (_) .)) @hazard
  (#resolves? @_kind "com.stripe.model.{Charge,Refund,Transfer,Payout,Subscription}")
  (#eq? @_create "create")
  (#not-function-match? @hazard "(?i)idempot"))

; An intent moves money only when it is confirmed with it.
((method_invocation object: (_) @_kind name: (_) @_create arguments: (argument_list . (_) .)) @hazard
  (#resolves? @_kind "com.stripe.model.PaymentIntent")
  (#eq? @_create "create")
  (#function-match? @hazard "setConfirm\\(true|\"confirm\", true")
  (#not-function-match? @hazard "(?i)idempot"))
