; Laravel: a number is moved, and something is written beside it.
((member_call_expression name: (_) @_move arguments: (arguments . (argument (string)))) @hazard
  (#any-of? @_move "decrement" "increment")
  (#function-match? @hazard "::create\\(|(?s)->decrement\\(.*->increment\\(")
  (#not-function-match? @hazard "(?i)transaction"))
