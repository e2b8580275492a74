((method_invocation object: (_) @_client name: (_) @_ask arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_client "org.springframework.web.client.RestTemplate()")
  (#any-of? @_ask "getForObject" "getForEntity" "postForObject" "postForEntity" "exchange")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments)
  (#not-function-match? @hazard "(?i)sleep|limit|page|retr|chunk|\\bbreak\\b"))
