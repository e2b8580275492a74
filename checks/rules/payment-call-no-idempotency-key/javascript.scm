; stripe.refunds.create({…}): the second argument would hold the key. A checkout session takes no money yet.
((call_expression function: (member_expression) @callee arguments: (arguments . (_) .)) @hazard
  (#match? @callee "(^|\\.)stripe(Client)?\\.(charges|refunds|transfers|payouts|subscriptions)\\.create$|(^|\\.)stripe(Client)?\\.invoices\\.pay$")
  (#not-function-match? @hazard "(?i)idempot"))
((call_expression function: (member_expression) @callee arguments: (arguments . (_) . (object) @_options .)) @hazard
  (#match? @callee "(^|\\.)stripe\\.(charges|refunds|transfers|payouts|subscriptions)\\.create$")
  (#lacks-key? @_options "idempotencyKey"))

; An intent moves money only when it is confirmed with it.
((call_expression function: (member_expression) @callee arguments: (arguments . (_) @_intent .)) @hazard
  (#match? @callee "(^|\\.)stripe(Client)?\\.paymentIntents\\.create$")
  (#text-match? @_intent "\\bconfirm: *true")
  (#not-function-match? @hazard "(?i)idempot"))
((call_expression function: (member_expression) @callee arguments: (arguments . (_) @_intent . (object) @_options .)) @hazard
  (#match? @callee "(^|\\.)stripe(Client)?\\.paymentIntents\\.create$")
  (#text-match? @_intent "\\bconfirm: *true")
  (#lacks-key? @_options "idempotencyKey"))
