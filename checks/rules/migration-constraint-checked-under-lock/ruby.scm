; Rails.
((call method: (_) @_add arguments: (argument_list . (_) @_table) @_how) @hazard
  (#any-of? @_add "add_foreign_key" "add_check_constraint")
  (#lacks-argument? @_how "validate")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "create_table\\W+{}\\b")
  (#not-mentioned? @_table "(?i)mysql|mariadb|sqlite|safety_assured"))
; Safe: MySQL does it beside its writers.
((program) @safe.file
  (#version? "mysql2" ">=0"))
