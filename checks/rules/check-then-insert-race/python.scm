; if not session.query(User).filter_by(mail=mail).first(): session.add(User(…)); found = …first() … if found: raise
((call function: (attribute object: (_) @_on attribute: (identifier) @_put) arguments: (argument_list . (_) @_what)) @hazard
  (#match? @_on "session$|^db$")
  (#eq? @_put "add")
  (#function-match? @hazard "(?s)(filter|filter_by|where)\\([^\\n]*\\n?.{0,120}?(\\.first\\(\\)|one_or_none\\(\\)|\\.exists\\(\\)|\\.scalar\\(\\)).{0,200}?\\n\\s+if (not \\w+|\\w+ is None|\\w+( is not None)?):\\s")
  (#not-function-match? @hazard "IntegrityError|UniqueViolation|for_update|begin_nested|\\block\\b"))
; if not User.objects.filter(mail=mail).exists(): User.objects.create(…)
((call function: (attribute object: (attribute object: (identifier) @_model attribute: (identifier) @_objects) attribute: (identifier) @_put)) @hazard
  (#eq? @_put "create")
  (#function-match? @_model "\\b{}\\.objects\\.filter\\([^\\n]*\\)(\\.exists\\(\\)|\\.first\\(\\))")
  (#not-function-match? @hazard "IntegrityError|for_update|\\block\\b"))
