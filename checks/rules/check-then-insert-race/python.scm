; Where a unique key cannot be ruled out, the race is an error and no double: only a model of this file without one,
; or two foreign keys looked up together.
; known = session.query(User).filter(…).first(); if known: raise …; session.add(User(…)): the same model is looked up
; and added, and what is found ends the function, or what is not found is added.
([(assignment left: (identifier) @_new right: (call function: [(identifier) @_model (attribute attribute: (identifier) @_model)])) @hazard
  (call function: (attribute attribute: (identifier) @_new) arguments: (argument_list . (call function: [(identifier) @_model (attribute attribute: (identifier) @_model)]) .)) @hazard]
  (#match? @hazard "^\\w+ = |^(\\w+\\.)*add\\(")
  (#function-match? @_new "\\.add\\({}\\)|\\.{}\\([\\w.]*[A-Z]")
  (#function-match? @_model "(?s)\\b{}(\\.query)?\\b[^\\n]*(\\n\\s+[.)][^\\n]*)*(\\n\\s+)?(\\.first\\(\\)|one_or_none\\(\\)|\\.exists\\(\\)|\\.scalar\\(\\))[^\\n]*\\n(\\s*\\)\\n)?\\s*if (\\w+( is not None)?:\\s+(raise|return)|(not \\w+|\\w+ is None):\\s+(session|db|\\w+ = ))")
  (#not-function-match? @hazard "IntegrityError|UniqueViolation|for_update|begin_nested|\\block\\b|order_by")
  (#mentioned? @_model "(?m)^class {}\\(|\\b{}\\b[^\\n]*(\\n\\s+\\.[^\\n]*)?\\b(filter\\w*|where)\\(\\s*[\\w.]*_id ?==?[^\\n]*,\\s*[\\w.]*_id ?==?")
  (#not-mentioned? @_model "[Uu]nique(Constraint)?[=_(]|\\b{}\\b[^\\n]*(\\n\\s+\\.[^\\n]*)?\\b(filter\\w*|where)\\(\\s*([\\w.]*\\.)?(id|key) ?==?")
  (#not-function-head? @hazard "(?i)(seed|init|setup|repair|populate|default|startup)\\w*\\("))
; if not User.objects.filter(mail=mail).exists(): User.objects.create(…)
((call function: (attribute object: (attribute object: (identifier) @_model attribute: (identifier) @_objects) attribute: (identifier) @_put)) @hazard
  (#eq? @_put "create")
  (#function-match? @_model "\\b{}\\.objects\\.filter\\([^\\n]*\\)(\\.exists\\(\\)|\\.first\\(\\))")
  (#not-function-match? @hazard "IntegrityError|for_update|\\block\\b")
  (#mentioned? @_model "(?m)^class {}\\(|\\b{}\\b[^\\n]*\\bfilter\\w*\\(\\s*\\w*_id ?==?[^\\n]*,\\s*\\w*_id ?==?")
  (#not-mentioned? @_model "[Uu]nique(Constraint)?[=_(]|\\b{}\\b[^\\n]*\\bfilter\\w*\\(\\s*(id|pk) ?==?")
  (#not-function-head? @hazard "(?i)(seed|init|setup|repair|populate|default|startup)\\w*\\("))
