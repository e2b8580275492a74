((call receiver: (_) @_client method: (_) @_name) @hazard
  (#match? @_client "^(Net::HTTP|HTTParty|RestClient|Faraday|Stripe::\\w+)$")
  (#any-of? @_name "{get,post,put,patch,delete,post_form,start,create}")
  (#inside? @hazard "transaction"))
((call method: (_) @_name) @hazard
  (#eq? @_name "deliver_now")
  (#inside? @hazard "transaction"))
