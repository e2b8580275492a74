; pool.query("select …", [row.id]): a SELECT in the text says what this is, whoever runs it.
((call_expression
    function: (member_expression property: (property_identifier) @_ask)
    arguments: (arguments . [(string) (template_string)] @_sql) @_arguments) @hazard
  (#any-of? @_ask "query" "execute")
  (#match? @_sql "(?i)^.\\s*(select|with)\\s")
  (#not-match? @_sql "(?i)\\bin\\s*\\(|any\\s*\\(")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments))

; Prisma. findUnique in one tick is gathered into one query by Prisma itself, so not in a callback.
((call_expression
    function: (member_expression
      object: (member_expression)
      property: (property_identifier) @_find)
    arguments: (arguments (object) @_where)) @hazard
  (#any-of? @_find "findUnique" "findUniqueOrThrow")
  (#not-inside? @hazard "bounded-loop" "callback")
  (#uses-loop-variable? @_where))

((call_expression
    function: (member_expression
      object: (member_expression)
      property: (property_identifier) @_find)
    arguments: (arguments (object) @_where)) @hazard
  (#any-of? @_find "findFirst" "findFirstOrThrow" "findMany")
  (#not-match? @_where "\\bin:")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_where))

; Safe: a script that is run by hand, and is done at its end.
((call_expression function: (member_expression property: (_) @_then) arguments: (arguments (_) @_end)) @safe.file
  (#any-of? @_then "finally")
  (#match? @_end "\\$disconnect\\(|process\\.exit\\("))
((try_statement finalizer: (_) @_end) @safe.file
  (#match? @_end "\\$disconnect\\(|process\\.exit\\("))
