; Entity Framework says what the column was.
((invocation_expression
    function: (member_access_expression expression: (_) @_builder name: (generic_name (identifier) @_alter))
    arguments: (argument_list
      (argument name: (_) @_key (string_literal) @_type)
      (argument name: (_) @_old_key (string_literal) @_old))) @hazard
  (#eq? @_builder "migrationBuilder")
  (#eq? @_alter "AlterColumn")
  (#eq? @_key "type")
  (#eq? @_old_key "oldType")
  (#not-same? @_type @_old)
  (#not-match? @_type "char|text")
  (#not-within? @hazard "Down"))
