; Ready means: able to serve. That a process lives (`/live`, `/ping`) is another question.
((decorated_definition
    (decorator (call function: (attribute) @_route arguments: (argument_list . (string (string_content) @_path))))
    definition: (function_definition body: (block . (string)? . (return_statement [(dictionary) (string) (expression_list) (call)] @_answer) .))) @hazard
  (#match? @_route "(?i)(app|router|blueprint|bp|api)[.](get|route)$")
  (#match? @_path "(?i)^/?(api/)?(v1/)?(health(z|check)?|ready(z)?|readiness)/?$")
  (#not-match? @_answer "await|[a-z_]+[(][^)]*[(]|check|ping|db|self|uptime")
  (#not-mentioned? @_path "(?i)start-?up[ _-]?probe|liveness|cloud ?run")
  (#mentioned? @_path "(?i)sql|mongo|redis|prisma"))
