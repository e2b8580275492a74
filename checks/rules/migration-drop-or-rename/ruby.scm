; A table, or something of a table, that this migration does not make.
((call method: (_) @_drop arguments: (argument_list . (_) @_table)) @hazard
  (#any-of? @_drop "remove_column" "remove_columns" "rename_column" "drop_table" "rename_table" "remove_reference" "remove_belongs_to")
  (#not-match? @_table "[:_\"'](tmp|temp|old|backup|bak|deprecated|legacy|unused)(_|[\"']|$)")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "create_table\\W+{}\\b")
  (#not-mentioned? @_table "safety_assured"))
((call method: (_) @_change arguments: (argument_list . (_) @_table)
    block: (do_block body: (body_statement (call receiver: (identifier) method: (_) @_drop) @hazard)))
  (#eq? @_change "change_table")
  (#any-of? @_drop "remove" "rename" "remove_references" "remove_timestamps")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "create_table\\W+{}\\b")
  (#not-mentioned? @_table "safety_assured"))
; Safe: code is altered as well, and nothing that goes from it names this: it was out of use before.
((call) @safe (#out-of-use? @safe))
