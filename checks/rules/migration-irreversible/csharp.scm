; Entity Framework: a way back without a word in it, of a way forth that does something.
((method_declaration name: (_) @_down body: (_) @_undoes) @hazard
  (#eq? @_down "Down")
  (#match? @_undoes "^\\{\\s*\\}$")
  (#mentioned? @_down ": Migration\\b")
  (#mentioned? @_down "void Up\\([^{]*\\{[^}]*\\bmigrationBuilder\\b"))
