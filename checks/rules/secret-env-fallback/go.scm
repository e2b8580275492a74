; getEnv("JWT_SECRET", "…"), cmp.Or(os.Getenv("JWT_SECRET"), "…")
((call_expression function: (_) @_get arguments: (argument_list . (interpreted_string_literal (interpreted_string_literal_content) @name) . (interpreted_string_literal) @_fallback .)) @hazard
  (#match? @_get "(?i)env")
  (#secret? @name @_fallback))
((call_expression function: (_) @_or arguments: (argument_list . (call_expression function: (_) @_get arguments: (argument_list . (interpreted_string_literal (interpreted_string_literal_content) @name))) . (interpreted_string_literal) @_fallback .)) @hazard
  (#resolves? @_or "cmp.Or")
  (#resolves? @_get "os.Getenv")
  (#secret? @name @_fallback))

; secret := os.Getenv("JWT_SECRET"); if secret == "" { secret = "…" }
((statement_list
    (short_var_declaration left: (expression_list . (identifier) @_variable) right: (expression_list . (call_expression function: (_) @_get arguments: (argument_list . (interpreted_string_literal (interpreted_string_literal_content) @name)))))
    . (if_statement consequence: (block (statement_list . (assignment_statement left: (expression_list . (identifier) @_again) right: (expression_list . (interpreted_string_literal) @_fallback)) @hazard))))
  (#resolves? @_get "os.Getenv")
  (#same? @_variable @_again)
  (#secret? @name @_fallback))
