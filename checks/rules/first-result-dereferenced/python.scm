; session.query(…).first().name, cursor.fetchone()[0]. A sum, a count, RETURNING always have a row.
([(attribute object: (call function: (attribute object: (_) @_asked attribute: (identifier) @_first)))
  (subscript value: (call function: (attribute object: (_) @_asked attribute: (identifier) @_first)))] @hazard
  (#any-of? @_first "first" "fetchone" "one_or_none" "scalar_one_or_none" "find_one")
  (#match? @_asked "query|filter|objects|execute\\(|cursor$|cur$|result$|db\\b|collection$")
  (#not-function-match? @hazard "(?i)count|sum\\(|max\\(|min\\(|avg\\(|exists|returning|version|select 1|pragma|assert|total|lastrowid|show ")
  (#not-inside? @hazard "try"))
