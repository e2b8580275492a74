; Laravel: a number is moved, and something is written beside it.
((member_call_expression object: (_) @_on name: (_) @_move arguments: (arguments . (argument (string)))) @hazard
  (#any-of? @_move "decrement" "increment")
  (#not-match? @_on "session\\(")
  (#function-match? @hazard "::create\\(|(?s)->decrement\\(.*->increment\\(")
  (#not-function-match? @hazard "(?i)transaction"))
