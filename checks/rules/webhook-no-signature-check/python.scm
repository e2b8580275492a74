((decorated_definition
    (decorator (call function: (attribute attribute: (_) @_post) arguments: (argument_list . (string) @_path)))
    definition: (function_definition body: (_) @_body)) @hazard
  (#any-of? @_post "{post,route}")
  (#match? @_path "(?i)webhooks?\\b|/hooks?/")
  (#match? @hazard "(?i)stripe|paypal|github|shopify|twilio|slack|clerk|lemon|paddle|razorpay|paystack|telegram|whatsapp|[\"']type[\"']|[\"']event")
  (#match? @_body "\\.(json|get_json|body|data|form)\\b")
  (#not-match? @hazard "(?i)verif|secret|token|Depends|subscribe")
  (#not-mentioned? @hazard "(?i)signature|construct_event|hmac|svix|webhook_?secret|RequestValidator"))
