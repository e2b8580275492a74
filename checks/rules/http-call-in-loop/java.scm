((method_invocation object: (_) @_client name: (_) @_ask arguments: (argument_list . (_) @_url) @_arguments) @hazard
  (#resolves? @_client "org.springframework.web.client.RestTemplate()")
  (#any-of? @_ask "getForObject" "getForEntity" "postForObject" "postForEntity" "exchange")
  (#not-inside? @hazard "bounded-loop")
  (#not-leaves-loop? @hazard)
  (#uses-loop-variable? @_arguments)
  (#not-loop-variable? @_url)
  (#not-function-match? @hazard "(?i)sleep|limit|page|retr|chunk"))
