((method_invocation object: (_) @_client name: (_) @_get arguments: (argument_list . (_) @_url)) @hazard
  (#resolves? @_client "org.springframework.web.client.RestTemplate()")
  (#any-of? @_get "getForObject" "getForEntity" "postForObject" "exchange")
  (#from-request? @_url)
  (#not-text-match? @_url "\\+"))
((object_creation_expression type: (_) @_type arguments: (argument_list . (_) @_url .)) @hazard
  (#any-of? @_type "URL" "URI")
  (#from-request? @_url)
  (#function-match? @hazard "openStream|openConnection|HttpRequest|HttpGet"))
((method_invocation object: (_) @_of name: (_) @_create arguments: (argument_list . (_) @_url .)) @hazard
  (#eq? @_of "URI")
  (#eq? @_create "create")
  (#from-request? @_url)
  (#function-match? @hazard "HttpRequest|HttpGet"))
