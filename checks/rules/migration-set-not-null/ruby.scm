; Rails. Where a check says so first, it is left to the writer.
((call method: (_) @_change arguments: (argument_list . (_) @_table . (_) . (false))) @hazard
  (#eq? @_change "change_column_null")
  (#not-mentioned? @_table "(?i)is not null|validate_check_constraint")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "create_table\\W+{}\\b")
  (#not-mentioned? @_table "(?i)mysql|mariadb|sqlite|safety_assured"))
; Safe: MySQL does it beside its writers.
((program) @safe.file
  (#version? "mysql2" ">=0"))
