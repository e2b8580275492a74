; Entity Framework.
((invocation_expression
    function: (member_access_expression expression: (_) @_builder name: (identifier) @_drop)
    arguments: (argument_list (argument name: (_) @_key (string_literal) @_table))) @hazard
  (#eq? @_builder "migrationBuilder")
  (#any-of? @_drop "DropColumn" "RenameColumn")
  (#eq? @_key "table")
  (#within? @hazard "Up")
  (#not-mentioned? @_table "CreateTable\\(\\s*name:\\s*\"{}\""))
((invocation_expression
    function: (member_access_expression expression: (_) @_builder name: (identifier) @_drop)) @hazard
  (#eq? @_builder "migrationBuilder")
  (#any-of? @_drop "DropTable" "RenameTable")
  (#within? @hazard "Up"))
; Safe: SQLite in the process itself, so no older release runs beside it.
((compilation_unit) @safe.file
  (#path? @safe.file "sqlite"))
; Safe: code is altered as well, and nothing that goes from it names this: it was out of use before.
((invocation_expression) @safe (#out-of-use? @safe))
