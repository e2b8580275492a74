((expression_statement (call_expression
    function: (member_expression object: (identifier) @_app property: (property_identifier) @_verb)
    arguments: (arguments
      . (string (string_fragment) @_path)
      . (arrow_function body: [
          (call_expression function: (member_expression) @_send arguments: (arguments) @_answer)
          (statement_block . [
            (expression_statement (call_expression function: (member_expression) @_send arguments: (arguments) @_answer))
            (return_statement (call_expression function: (member_expression) @_send arguments: (arguments) @_answer))] .)]) .))) @hazard
  (#match? @_app "(?i)(app|router|server|fastify|api)$")
  (#eq? @_verb "get")
  (#match? @_path "(?i)^/?(api/)?(v1/)?(health(z|check)?|ready(z)?|readiness)/?$")
  (#match? @_send "[.](json|send|sendStatus|end|text)$")
  (#not-match? @_answer "await|check|ping|db|[(][^)]*[(][^)]*[(]|uptime")
  (#not-mentioned? @_path "(?i)start-?up[ _-]?probe|liveness|cloud ?run")
  (#mentioned? @_path "(?i)sql|mongo|redis|prisma"))
