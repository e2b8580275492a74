((call function: (_) @callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @callee "stripe.{Charge,Refund,Transfer,Payout,Subscription}.{create,create_async}" "stripe.Invoice.pay")
  (#lacks-argument? @_arguments "idempotency_key")
  (#not-function-match? @hazard "(?i)idempot"))

; The client's way: options={"idempotency_key": …}
((call function: (attribute) @callee arguments: (argument_list) @_arguments) @hazard
  (#match? @callee "\\.(charges|refunds|transfers|payouts|subscriptions)\\.create(_async)?$")
  (#lacks-argument? @_arguments "options")
  (#arguments-count? @_arguments "0" "1")
  (#mentioned? @callee "StripeClient|stripe_client|\\bstripe\\.")
  (#not-function-match? @hazard "(?i)idempot"))

; An intent moves money only when it is confirmed with it.
((call function: (_) @callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @callee "stripe.PaymentIntent.{create,create_async}")
  (#has-key? @_arguments "confirm" "True")
  (#not-function-match? @hazard "(?i)idempot"))
((call function: (attribute) @callee arguments: (argument_list) @_arguments) @hazard
  (#match? @callee "\\.payment_intents\\.create(_async)?$")
  (#match? @_arguments "['\"]confirm['\"]: *True")
  (#lacks-argument? @_arguments "options")
  (#arguments-count? @_arguments "0" "1")
  (#mentioned? @callee "StripeClient|stripe_client|\\bstripe\\.")
  (#not-function-match? @hazard "(?i)idempot"))
