; Laravel: a column is required unless it says otherwise.
((scoped_call_expression scope: (_) @_schema name: (_) @_table_of
    arguments: (arguments . (argument (_) @_table) (argument (anonymous_function body: (compound_statement
      (expression_statement (member_call_expression) @hazard))))))
  (#eq? @_schema "Schema")
  (#eq? @_table_of "table")
  (#match? @hazard "^\\$\\w+\\s*->\\s*(string|text|char|integer|bigInteger|unsignedBigInteger|unsignedInteger|smallInteger|tinyInteger|boolean|date|dateTime|timestamp|decimal|float|double|json|jsonb|uuid|ulid|enum|foreignId|foreignUuid|mediumText|longText)\\(")
  (#not-match? @hazard "->\\s*(nullable|default|change|useCurrent|virtualAs|storedAs|primary)\\(")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "Schema::create\\(\\s*['\"]{}['\"]"))
