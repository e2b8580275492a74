; Spring Data: a repository's methods of reading.
((call_expression
    (navigation_expression (_) @_repository (navigation_suffix (simple_identifier) @_find))
    (call_suffix) @_asked) @hazard
  (#match? @_repository "(?i)(repository|repo|dao)$")
  (#match? @_find "^(find|get|exists|count)(By|One|First)")
  (#not-match? @_find "In$|Ids$")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_asked))
