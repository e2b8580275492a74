; Rails; to a text or string it may cost nothing.
((call method: (_) @_change arguments: (argument_list . (_) @_table . (_) . (_) @_type)) @hazard
  (#eq? @_change "change_column")
  (#not-match? @_type "^[:\"'](string|text|citext)\\b")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "create_table\\W+{}\\b")
  (#not-mentioned? @_table "(?i)mysql|mariadb|sqlite|safety_assured"))
; Safe: MySQL does it beside its writers.
((program) @safe.file
  (#version? "mysql2" ">=0"))
