; knex, Sequelize and TypeORM: a way back without a word in it, of a way forth that does something.
((assignment_expression left: (_) @_down right: [(arrow_function body: (_) @_undoes) (function_expression body: (_) @_undoes)]) @hazard
  (#eq? @_down "exports.down")
  (#match? @_undoes "^\\{\\s*\\}$")
  (#mentioned? @_down "exports\\.up = ")
  (#not-mentioned? @_down "exports\\.up = [^{;]*\\{\\s*\\}"))
((method_definition name: (_) @_down body: (_) @_undoes) @hazard
  (#eq? @_down "down")
  (#match? @_undoes "^\\{\\s*\\}$")
  (#mentioned? @_down "MigrationInterface|module\\.exports")
  (#mentioned? @_down "\\bup\\([^{]*\\{[^}]*\\b(queryInterface|queryRunner)\\b"))
((export_statement declaration: (function_declaration name: (_) @_down body: (_) @_undoes)) @hazard
  (#eq? @_down "down")
  (#match? @_undoes "^\\{\\s*\\}$")
  (#mentioned? @_down "function up\\((knex|db)\\b")
  (#not-mentioned? @_down "function up\\([^{]*\\{\\s*\\}"))
