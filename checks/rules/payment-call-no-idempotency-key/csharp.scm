((invocation_expression function: (member_access_expression expression: (_) @_service name: (_) @_create)) @hazard
  (#match? @_service "(?i)(paymentIntent|charge|refund|transfer|payout)\\w*service")
  (#any-of? @_create "{Create,CreateAsync}")
  (#mentioned? @_service "using Stripe")
  (#not-function-match? @hazard "(?i)idempot"))
