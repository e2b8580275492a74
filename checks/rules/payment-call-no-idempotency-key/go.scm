((call_expression function: (selector_expression) @callee) @hazard
  (#match? @callee "^(charge|refund|transfer|payout|subscription)\\.New$")
  (#mentioned? @callee "stripe/stripe-go")
  (#not-function-match? @hazard "(?i)idempot"))

; An intent moves money only when it is confirmed with it.
((call_expression function: (selector_expression) @callee) @hazard
  (#any-of? @callee "paymentintent.New")
  (#mentioned? @callee "stripe/stripe-go")
  (#function-match? @hazard "\\bConfirm: *stripe\\.Bool\\(true")
  (#not-function-match? @hazard "(?i)idempot"))
