; Entity Framework.
((invocation_expression
    function: (member_access_expression expression: (_) @_builder name: (generic_name (identifier) @_add))
    arguments: (argument_list (argument name: (_) @_key (string_literal) @_table)) @_how) @hazard
  (#eq? @_builder "migrationBuilder")
  (#eq? @_add "AddColumn")
  (#eq? @_key "table")
  (#has-key? @_how "nullable" "false")
  (#lacks-argument? @_how "defaultValue" "defaultValueSql" "computedColumnSql" "rowVersion")
  (#not-within? @hazard "Down")
  (#not-mentioned? @_table "CreateTable\\(\\s*name:\\s*\"{}\""))
; Safe: the database counts it up.
((invocation_expression function: (member_access_expression expression: (invocation_expression) @safe name: (_) @_note)
    arguments: (_) @_what)
  (#eq? @_note "Annotation")
  (#match? @_what "Identity|ValueGenerat"))
