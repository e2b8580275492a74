((call receiver: (_) @_client method: (_) @_ask arguments: (argument_list) @_arguments) @hazard
  (#any-of? @_client "Net::HTTP" "HTTParty" "Faraday" "RestClient")
  (#any-of? @_ask "get" "post" "get_response")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments)
  (#not-function-match? @hazard "(?i)sleep|limit|page|retr|batch|slice|\\bbreak\\b"))
