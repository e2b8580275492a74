; knex, Sequelize and TypeORM: a way back without a word in it.
((program
    (expression_statement (assignment_expression left: (_) @_up right: [(arrow_function body: (_) @_does) (function_expression body: (_) @_does)]))
    (expression_statement (assignment_expression left: (_) @_down right: [(arrow_function body: (_) @_undoes) (function_expression body: (_) @_undoes)]) @hazard))
  (#eq? @_up "exports.up")
  (#eq? @_down "exports.down")
  (#match? @_does "\\w")
  (#match? @_undoes "^\\{\\s*\\}$"))
((_
    (method_definition name: (_) @_up body: (_) @_does)
    (method_definition name: (_) @_down body: (_) @_undoes) @hazard)
  (#eq? @_up "up")
  (#eq? @_down "down")
  (#match? @_does "\\b(queryInterface|queryRunner)\\b")
  (#match? @_undoes "^\\{\\s*\\}$"))
((program
    (export_statement declaration: (function_declaration name: (_) @_up body: (_) @_does))
    (export_statement declaration: (function_declaration name: (_) @_down body: (_) @_undoes) @hazard))
  (#eq? @_up "up")
  (#eq? @_down "down")
  (#match? @_does "\\w")
  (#match? @_undoes "^\\{\\s*\\}$"))
