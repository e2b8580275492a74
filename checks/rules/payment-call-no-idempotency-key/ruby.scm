((call receiver: (_) @callee method: (_) @_create) @hazard
  (#any-of? @callee "Stripe::{PaymentIntent,Charge,Refund,Transfer,Payout,Subscription}")
  (#eq? @_create "create")
  (#not-function-match? @hazard "(?i)idempot"))
