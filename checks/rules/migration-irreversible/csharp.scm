; Entity Framework: a way back without a word in it, of a way forth that does something.
((method_declaration name: (_) @_down body: (_) @_undoes) @hazard
  (#eq? @_down "Down")
  (#match? @_undoes "^\\{\\s*\\}$")
  (#mentioned? @_down ": Migration\\b")
  (#mentioned? @_down "(?s)void Up\\(.*(\\bmigrationBuilder\\.[A-RT-Z]|(?i:\\b(create|alter|drop)\\s))"))
