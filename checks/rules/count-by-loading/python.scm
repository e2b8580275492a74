; len(session.query(Order).all()), len(Order.objects.filter(…)), len(cursor.fetchall())
((call function: (identifier) @_len arguments: (argument_list . (call function: (attribute object: (_) @_asked attribute: (identifier) @_all)) .)) @hazard
  (#eq? @_len "len")
  (#any-of? @_all "all" "filter" "exclude" "fetchall")
  (#match? @_asked "query|objects|scalars\\(|cursor$|cur$|execute\\(")
  (#not-match? @hazard "(?i)limit\\b"))
