((call_expression function: (selector_expression) @callee) @hazard
  (#match? @callee "^(paymentintent|charge|refund|transfer|payout|subscription)\\.New$")
  (#mentioned? @callee "stripe/stripe-go")
  (#not-function-match? @hazard "(?i)idempot"))
