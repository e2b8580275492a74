((call receiver: (_) @_of method: (identifier) @_get arguments: (argument_list . (_) @_url)) @hazard
  (#match? @_of "^(Net::HTTP|URI|HTTParty|RestClient|Faraday)$")
  (#any-of? @_get "{get,open,post,get_response}")
  (#from-request? @_url)
  (#not-match? @_url "^[\"']"))
