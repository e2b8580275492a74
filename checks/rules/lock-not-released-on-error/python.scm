; lock.acquire() … lock.release(), with no try and finally round it.
((call function: (attribute object: (_) @lock attribute: (identifier) @_acquire)) @hazard
  (#eq? @_acquire "acquire")
  (#match? @lock "(?i)(lock|mutex|semaphore|sem)$")
  (#function-match? @lock "\\b{}\\.acquire\\([^\\n]*\\n[^\\n]*\\S[^\\n]*\\n(?s:.*){}\\.release\\(")
  (#not-function-match? @lock "(?s)finally:.*{}\\.release|except.*{}\\.release"))
