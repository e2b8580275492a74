; Express, Fastify: res.status(500).json({ error: err.message })
((call_expression
    function: (member_expression
      object: (call_expression
        function: (member_expression property: (property_identifier) @_set)
        arguments: (arguments . (number) @_status .))
      property: (property_identifier) @_send)
    arguments: (arguments . (_) @_body)) @hazard
  (#any-of? @_set "status" "code")
  (#match? @_status "^5")
  (#any-of? @_send "json" "send")
  (#shows? @_body "Error()" "Error().{message,stack}"))

; Next, and all that speaks of a Response.
((call_expression function: (_) @_answer arguments: (arguments . (_) @_body . (object) @_init .)) @hazard
  (#resolves? @_answer "{next/server.NextResponse,Response}.json")
  (#has-key? @_init "status" "500" "502" "503")
  (#shows? @_body "Error()" "Error().{message,stack}"))

((new_expression constructor: (_) @_answer arguments: (arguments . (_) @_body . (object) @_init .)) @hazard
  (#resolves? @_answer "{next/server.NextResponse,Response}")
  (#has-key? @_init "status" "500" "502" "503")
  (#shows? @_body "Error()" "Error().{message,stack}"))

; Safe: only for errors that were looked at.
((if_statement
    condition: (_) @_when
    consequence: [
      (statement_block (_ [(call_expression) (new_expression)] @safe))
      (_ (call_expression) @safe)])
  (#match? @_when "(?i)dev|instanceof|operational|expose|public"))
