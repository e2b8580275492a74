; Laravel: a way back without a word in it, of a way forth that does something.
((method_declaration name: (_) @_down body: (_) @_undoes) @hazard
  (#eq? @_down "down")
  (#match? @_undoes "^\\{\\s*(//\\s*)?\\}$")
  (#mentioned? @_down "extends Migration\\b")
  (#mentioned? @_down "(?s)function up\\(.*(\\bSchema::|DB::\\w+\\(.{0,9}(?i:create|alter|drop)\\b)"))
