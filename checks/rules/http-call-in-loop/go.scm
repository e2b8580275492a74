((call_expression function: (_) @_ask arguments: (argument_list . (_) @_url) @_arguments) @hazard
  (#resolves? @_ask "net/http.{Get,Post}" "net/http.Client().{Get,Post}")
  (#not-inside? @hazard "bounded-loop")
  (#not-leaves-loop? @hazard)
  (#uses-loop-variable? @_arguments)
  (#not-loop-variable? @_url)
  (#not-function-match? @hazard "(?i)sleep|limit|semaphore|page|cursor|retr|attempt|chunk"))
