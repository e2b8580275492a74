; Laravel: `change()` writes the column anew; of a text it may be the length alone.
((scoped_call_expression scope: (_) @_schema name: (_) @_table_of
    arguments: (arguments . (argument (_) @_table) (argument (anonymous_function body: (compound_statement
      (expression_statement (member_call_expression) @hazard))))))
  (#eq? @_schema "Schema")
  (#eq? @_table_of "table")
  (#match? @hazard "^\\$\\w+\\s*->\\s*(bigInteger|unsignedBigInteger|integer|unsignedInteger|smallInteger|decimal|float|double|date|dateTime|timestamp|json|jsonb|uuid|boolean)\\(")
  (#match? @hazard "->\\s*change\\(\\)")
  (#not-match? @hazard "->\\s*(nullable|default)\\(")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "Schema::create\\(\\s*['\"]{}['\"]"))
