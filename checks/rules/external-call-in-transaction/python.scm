((call function: (_) @_callee) @hazard
  (#resolves? @_callee
    "{requests,httpx}.{get,post,put,patch,delete}"
    "requests.Session().{get,post}" "httpx.{Client,AsyncClient}().{get,post}"
    "stripe.{PaymentIntent,Charge,Refund,Transfer,Subscription,Customer}.create"
    "django.core.mail.send_mail"
    "openai.{OpenAI,AsyncOpenAI}().chat.completions.create")
  (#inside? @hazard "transaction"))
