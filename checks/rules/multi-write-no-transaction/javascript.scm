; Prisma: a number is moved, and something is written beside it.
((call_expression function: (member_expression) @_write arguments: (arguments) @_what) @hazard
  (#match? @_write "(^|\\.)(prisma|db)\\.\\w+\\.update(Many)?$")
  (#match? @_what "(?i)(stock|balance|credit|quantity|inventory|points|coins)\\w*:\\s*\\{\\s*(in|de)crement:")
  (#function-match? @hazard "\\b(prisma|db)\\.\\w+\\.create\\(|(?s)decrement:.*increment:")
  (#not-function-match? @hazard "\\$transaction|\\b(tx|trx)\\b|\\.count\\b ?[=!<]==?|[sS]end\\w*[mM]ail\\(|\\bfetch\\("))

; SQL by a pool: each query by itself, perhaps by another connection.
((call_expression function: (member_expression object: (_) @_pool property: (_) @_query) arguments: (arguments . (_) @_sql)) @hazard
  (#match? @_pool "(?i)(^|\\.)(pool|db)$")
  (#any-of? @_query "query" "execute")
  (#match? @_sql "(?is)^.\\s*update\\s.*\\bset\\s+(\\w+)\\s*=\\s*\\w+\\s*[-+]\\s*[$?]")
  (#function-match? @hazard "(?is)(insert into|update)\\s.*\\b(insert into|update)\\s")
  (#not-function-match? @hazard "(?i)\\bbegin|transaction"))
