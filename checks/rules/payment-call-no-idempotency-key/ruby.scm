((call receiver: (_) @callee method: (_) @_create) @hazard
  (#any-of? @callee "Stripe::{Charge,Refund,Transfer,Payout,Subscription}")
  (#eq? @_create "create")
  (#not-function-match? @hazard "(?i)idempot"))

; An intent moves money only when it is confirmed with it.
((call receiver: (_) @callee method: (_) @_create) @hazard
  (#any-of? @callee "Stripe::PaymentIntent")
  (#eq? @_create "create")
  (#function-match? @hazard "\\bconfirm: true")
  (#not-function-match? @hazard "(?i)idempot"))
