; Rails: a number is moved, and something is written beside it.
((call receiver: (_) method: (_) @_move) @hazard
  (#any-of? @_move "decrement!" "increment!")
  (#function-match? @hazard "\\.create!?\\(|(?s)\\.decrement!.*\\.increment!")
  (#not-function-match? @hazard "transaction|with_lock"))
