((invocation_expression function: (member_access_expression expression: (_) @_service name: (_) @_create)) @hazard
  (#match? @_service "(?i)(charge|refund|transfer|payout)\\w*service")
  (#any-of? @_create "{Create,CreateAsync}")
  (#mentioned? @_service "using Stripe")
  (#not-function-match? @hazard "(?i)idempot"))

; An intent moves money only when it is confirmed with it.
((invocation_expression function: (member_access_expression expression: (_) @_service name: (_) @_create)) @hazard
  (#match? @_service "(?i)paymentIntent\\w*service")
  (#any-of? @_create "{Create,CreateAsync}")
  (#mentioned? @_service "using Stripe")
  (#function-match? @hazard "\\bConfirm = true")
  (#not-function-match? @hazard "(?i)idempot"))
