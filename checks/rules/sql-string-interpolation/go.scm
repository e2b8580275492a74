((call_expression function: (selector_expression field: (field_identifier) @_run) arguments: (argument_list . (_) @_sql)) @hazard
  (#any-of? @_run "{Query,QueryRow,Exec,Raw,Queryx,QueryRowx,MustExec,Prepare}")
  (#sql-value? @_sql))

; Behind a context, or behind where the rows go.
((call_expression function: (selector_expression field: (field_identifier) @_run) arguments: (argument_list . (_) . (_) @_sql)) @hazard
  (#any-of? @_run "{QueryContext,QueryRowContext,ExecContext,PrepareContext,Query,QueryRow,Exec,Get,Select}")
  (#sql-value? @_sql))

; A part of a query: gorm.
((call_expression function: (selector_expression field: (field_identifier) @_run) arguments: (argument_list . (_) @_sql)) @hazard
  (#eq? @_run "Where")
  (#sql-condition? @_sql))
