; Entity Framework: a way back without a word in it.
((declaration_list
    (method_declaration name: (_) @_up body: (_) @_does)
    (method_declaration name: (_) @_down body: (_) @_undoes) @hazard)
  (#eq? @_up "Up")
  (#eq? @_down "Down")
  (#match? @_does "\\bmigrationBuilder\\b")
  (#match? @_undoes "^\\{\\s*\\}$"))
