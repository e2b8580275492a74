; connection = pool.getconn(): given back in a finally, or handed on.
([(assignment left: (identifier) @name right: (call function: (attribute object: (_) @_pool attribute: (identifier) @_take)))
  (assignment left: (identifier) @name right: (await (call function: (attribute object: (_) @_pool attribute: (identifier) @_take))))] @hazard
  (#match? @_pool "(?i)pool$")
  (#any-of? @_take "getconn" "acquire" "get_connection")
  (#not-function-match? @name "(?s)finally:.*(\\b{}\\.close|(putconn|release)\\({})|(return|yield|with|=) {}([^.\\w]|$)"))
; session = SessionLocal(), which nobody closes.
((assignment left: (identifier) @name right: (call function: (identifier) @_make)) @hazard
  (#match? @_make "^(Async)?SessionLocal$")
  (#not-function-match? @name "\\b{}\\.close\\(|(return|yield|with|=) {}([^.\\w]|$)|[ (]{}[,)]")
  (#inside? @hazard "function"))
