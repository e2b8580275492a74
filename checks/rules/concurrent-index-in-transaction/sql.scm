; The script opens one itself.
((keyword_create) @hazard
  (#clause? @hazard "^CREATE (UNIQUE )?INDEX CONCURRENTLY\\b")
  (#other-statement? @hazard "^(BEGIN|START TRANSACTION)\\b")
  (#not-other-statement? @hazard "^(COMMIT|END)\\b"))
((keyword_create) @hazard
  (#inside? @hazard "transaction")
  (#clause? @hazard "^CREATE (UNIQUE )?INDEX CONCURRENTLY\\b"))
; goose and dbmate open one.
((keyword_create) @hazard
  (#clause? @hazard "^CREATE (UNIQUE )?INDEX CONCURRENTLY\\b")
  (#mentioned? @hazard "(?i)^-- *\\+goose +Up|\\n-- *\\+goose +Up")
  (#not-mentioned? @hazard "(?i)\\+goose +NO +TRANSACTION"))
((keyword_create) @hazard
  (#clause? @hazard "^CREATE (UNIQUE )?INDEX CONCURRENTLY\\b")
  (#mentioned? @hazard "(?i)-- *migrate:up")
  (#not-mentioned? @hazard "(?i)migrate:up +transaction: *false"))
