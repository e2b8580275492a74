((scoped_call_expression scope: (_) @callee name: (_) @_create arguments: (arguments . (_) .)) @hazard
  (#match? @callee "^(\\\\?Stripe\\\\)?(Charge|Refund|Transfer|Payout)$")
  (#eq? @_create "create")
  (#mentioned? @callee "Stripe\\\\")
  (#not-function-match? @hazard "(?i)idempot"))
((member_call_expression object: (_) @callee name: (_) @_create arguments: (arguments . (_) .)) @hazard
  (#match? @callee "(?i)stripe\\w*->(charges|refunds|transfers|payouts|subscriptions)$")
  (#eq? @_create "create")
  (#not-function-match? @hazard "(?i)idempot"))

; An intent moves money only when it is confirmed with it.
([(scoped_call_expression scope: (_) @callee name: (_) @_create arguments: (arguments . (_) .))
  (member_call_expression object: (_) @callee name: (_) @_create arguments: (arguments . (_) .))] @hazard
  (#match? @callee "^(\\\\?Stripe\\\\)?PaymentIntent$|(?i)stripe\\w*->paymentIntents$")
  (#eq? @_create "create")
  (#mentioned? @callee "(?i)stripe")
  (#function-match? @hazard "['\"]confirm['\"] *=> *true")
  (#not-function-match? @hazard "(?i)idempot"))
