((call_expression function: (selector_expression operand: (_) @_db field: (_) @_exec) arguments: (argument_list [(interpreted_string_literal) (raw_string_literal)] @_sql)) @hazard
  (#match? @_db "(?i)(^|\\.)(db|pool)$")
  (#any-of? @_exec "Exec" "ExecContext")
  (#match? @_sql "(?is)^.\\s*update\\s.*\\bset\\s+\\w+\\s*=\\s*\\w+\\s*[-+]\\s*[$?]")
  (#function-match? @hazard "(?s)\\.Exec.*\\.Exec")
  (#not-function-match? @hazard "(?i)begin|transact"))
