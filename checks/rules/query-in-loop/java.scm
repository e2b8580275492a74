; Spring Data: a repository's methods of reading.
((method_invocation object: (_) @_repository name: (_) @_find arguments: (_) @_asked) @hazard
  (#match? @_repository "(?i)(repository|repo|dao)$")
  (#match? @_find "^(find|get|exists|count|load|read)(By|One|First)")
  (#not-match? @_find "In$|Ids$")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_asked))
; JPA, Hibernate, JdbcTemplate.
((method_invocation object: (_) @_manager name: (_) @_find arguments: (_) @_asked) @hazard
  (#match? @_manager "(?i)^(this\\.)?(em|entityManager|session|\\w*jdbcTemplate|\\w*jdbc)$")
  (#any-of? @_find "find" "queryForObject" "queryForList" "queryForMap" "query")
  (#not-match? @_asked "(?i)\\bin \\(")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_asked))
