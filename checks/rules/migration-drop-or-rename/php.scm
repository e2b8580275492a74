; Laravel: columns.
((scoped_call_expression scope: (_) @_schema name: (_) @_table_of
    arguments: (arguments . (argument (_) @_table) (argument (anonymous_function body: (compound_statement
      (expression_statement (member_call_expression name: (_) @_drop) @hazard))))))
  (#eq? @_schema "Schema")
  (#eq? @_table_of "table")
  (#any-of? @_drop "dropColumn" "renameColumn" "dropTimestamps" "dropSoftDeletes" "dropConstrainedForeignId")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "Schema::create\\(\\s*['\"]{}['\"]"))
; Tables.
((scoped_call_expression scope: (_) @_schema name: (_) @_drop arguments: (arguments . (argument (_) @_table))) @hazard
  (#eq? @_schema "Schema")
  (#any-of? @_drop "drop" "dropIfExists" "rename" "dropColumns")
  (#within? @hazard "up")
  (#not-match? @_table "[_\"'](tmp|temp|old|backup|bak|deprecated|legacy|unused)[_\"']")
  (#not-mentioned? @_table "Schema::create\\(\\s*['\"]{}['\"]"))
; Safe: code is altered as well, and nothing that goes from it names this: it was out of use before.
((scoped_call_expression) @safe (#out-of-use? @safe))
((member_call_expression) @safe (#out-of-use? @safe))
