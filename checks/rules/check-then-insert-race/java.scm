; if (users.existsByMail(mail)) throw …; users.save(new User(mail))
((method_invocation object: (identifier) @_repository name: (_) @_put) @hazard
  (#any-of? @_put "save" "saveAndFlush" "insert")
  (#function-match? @_repository "\\b{}\\.existsBy\\w+\\(|\\b{}\\.findBy\\w+\\([^;{]*\\)(\\.is(Empty|Present)\\(| == null)")
  (#not-function-match? @hazard "DataIntegrityViolation|DuplicateKey|(?i)\\block|existsById|\\.set[A-Z]")
  (#not-function-head? @hazard "synchronized|(?i)seed|init|run\\("))
