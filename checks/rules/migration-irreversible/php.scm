; Laravel: a way back without a word in it.
((_
    (method_declaration name: (_) @_up body: (_) @_does)
    (method_declaration name: (_) @_down body: (_) @_undoes) @hazard)
  (#eq? @_up "up")
  (#eq? @_down "down")
  (#match? @_does "\\b(Schema|DB)::")
  (#match? @_undoes "^\\{\\s*(//\\s*)?\\}$"))
