((scoped_call_expression scope: (_) @callee name: (_) @_create arguments: (arguments . (_) .)) @hazard
  (#match? @callee "^(\\\\?Stripe\\\\)?(PaymentIntent|Charge|Refund|Transfer|Payout)$")
  (#eq? @_create "create")
  (#mentioned? @callee "Stripe\\\\")
  (#not-function-match? @hazard "(?i)idempot"))
((member_call_expression object: (_) @callee name: (_) @_create arguments: (arguments . (_) .)) @hazard
  (#match? @callee "(?i)stripe\\w*->(paymentIntents|charges|refunds|transfers|payouts|subscriptions)$")
  (#eq? @_create "create")
  (#not-function-match? @hazard "(?i)idempot"))
