((call function: (_) @callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @callee "stripe.{PaymentIntent,Charge,Refund,Transfer,Payout,Subscription}.{create,create_async}" "stripe.Invoice.pay")
  (#lacks-argument? @_arguments "idempotency_key")
  (#not-function-match? @hazard "(?i)idempot"))

; The client's way: options={"idempotency_key": …}
((call function: (attribute) @callee arguments: (argument_list) @_arguments) @hazard
  (#match? @callee "\\.(payment_intents|charges|refunds|transfers|payouts|subscriptions)\\.create(_async)?$")
  (#lacks-argument? @_arguments "options")
  (#arguments-count? @_arguments "0" "1")
  (#mentioned? @callee "StripeClient|stripe_client|\\bstripe\\.")
  (#not-function-match? @hazard "(?i)idempot"))
