; goose and dbmate: a way forth without a way back.
((comment) @hazard
  (#match? @hazard "^-- *\\+goose +Up")
  (#not-mentioned? @hazard "(?i)-- *\\+goose +Down"))
((comment) @hazard
  (#match? @hazard "^-- *migrate:up")
  (#not-mentioned? @hazard "-- *migrate:down"))
