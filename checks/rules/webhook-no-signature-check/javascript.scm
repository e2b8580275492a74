; app.post("/webhooks/stripe", [express.json(),] (req, res) => …)
((call_expression
    function: (member_expression property: (property_identifier) @_post)
    arguments: (arguments . (string) @_path [(arrow_function) (function_expression)] @_handler .)) @hazard
  (#eq? @_post "post")
  (#match? @_path "(?i)webhooks?\\b|/hooks?/")
  (#match? @hazard "(?i)stripe|paypal|github|shopify|twilio|slack|clerk|lemon|paddle|razorpay|paystack|telegram|whatsapp|event\\.type|body\\.(type|event)")
  (#match? @_handler "\\bbody\\b|\\.json\\(")
  (#not-match? @_handler "(?i)verif|secret|token|subscribe")
  (#not-mentioned? @hazard "(?i)signature|constructEvent|hmac|timingSafeEqual|svix|webhook_?secret|validateRequest"))

; Next's route: app/api/webhooks/stripe/route.ts
((export_statement declaration: (function_declaration name: (_) @_post body: (_) @_body) @hazard)
  (#eq? @_post "POST")
  (#path? @hazard "webhook.*/route\\.[jt]s$")
  (#match? @_body "\\.(json|text)\\(\\)")
  (#not-match? @_body "(?i)verif|secret|token")
  (#not-mentioned? @hazard "(?i)signature|constructEvent|hmac|timingSafeEqual|svix|webhook_?secret|validateRequest"))

; router.post("/stripe", …) in a file that is called webhooks.
((call_expression
    function: (member_expression property: (property_identifier) @_post)
    arguments: (arguments . (string) @_path [(arrow_function) (function_expression)] @_handler .)) @hazard
  (#eq? @_post "post")
  (#path? @hazard "webhook[^/]*$")
  (#match? @_path "(?i)/(stripe|paypal|github|shopify|twilio)[\"']$")
  (#match? @_handler "\\bbody\\b")
  (#not-match? @_handler "(?i)verif|secret|token|subscribe")
  (#not-mentioned? @hazard "(?i)signature|constructEvent|hmac|timingSafeEqual|svix|webhook_?secret|validateRequest"))
