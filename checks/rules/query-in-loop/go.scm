; database/sql, pgx and sqlx: a SELECT in the text says what this is, whoever runs it.
((call_expression
    function: (selector_expression field: (_) @_ask)
    arguments: (argument_list) @_asked) @hazard
  (#any-of? @_ask "Query" "QueryContext" "QueryRow" "QueryRowContext" "Get" "GetContext" "Select" "SelectContext")
  (#match? @_asked "(?i)[\"`]\\s*(select|with)\\s")
  (#not-match? @_asked "(?i)\\bin \\(|any\\(")
  (#not-path? @hazard "sqlite")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_asked))
; GORM: db.First(&user, order.UserID), db.Where("id = ?", id).First(&user)
((call_expression function: (selector_expression operand: (_) @_on field: (_) @_find)) @hazard
  (#any-of? @_find "First" "Take" "Find" "Count")
  (#match? @_on "(?i)^(\\w+\\.)*(db|tx)\\b")
  (#not-match? @hazard "(?i)\\bin \\?")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @hazard))
