; ActiveRecord: a model is asked in each turn.
((call receiver: (constant) @_model method: (identifier) @_find arguments: (_) @_asked) @hazard
  (#match? @_model "^[A-Z]\\w*[a-z]")
  (#not-any-of? @_model "File" "Dir")
  (#any-of? @_find "find" "find_by" "find_by!" "exists?")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_asked))
((call
    receiver: (call receiver: (constant) @_model method: (identifier) @_where arguments: (_) @_asked)
    method: (identifier) @_fetch) @hazard
  (#eq? @_where "where")
  (#any-of? @_fetch "first" "first!" "last" "take" "count" "exists?" "any?" "to_a" "pluck" "sum")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_asked))
