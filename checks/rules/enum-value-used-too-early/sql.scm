((alter_type (literal) @_value) @hazard
  (#mentioned? @_value "(?is)\\badd\\s+value\\b[^;]*;.*\\b(update|insert|default|where)\\b[^;]*'{}'")
  (#not-mentioned? @_value "(?i)enumlabel *= *'{}'")
  (#not-other-statement? @hazard "^(COMMIT|CREATE TYPE)\\b")
  (#not-mentioned? @_value "(?i)NO +TRANSACTION|transaction: *false"))
