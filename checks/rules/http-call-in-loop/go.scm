((call_expression function: (_) @_ask arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_ask "net/http.{Get,Post}" "net/http.Client().{Get,Post}")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments)
  (#not-function-match? @hazard "(?i)sleep|limit|semaphore|page|cursor|retr|attempt|chunk|\\bbreak\\b"))
