((keyword_vacuum) @hazard
  (#clause? @hazard "^VACUUM\\W[^)]*\\bFULL\\b"))
; REINDEX and LOCK have no word of their own in the grammar.
([(keyword_table) (keyword_index) (keyword_schema) (keyword_database)] @hazard
  (#statement? @hazard "^REINDEX(\\([^)]*\\))? (TABLE|INDEX|SCHEMA|DATABASE) ")
  (#not-statement? @hazard "\\bCONCURRENTLY\\b"))
((keyword_table) @hazard
  (#statement? @hazard "^LOCK TABLE [^;]*( IN (ACCESS EXCLUSIVE|EXCLUSIVE|SHARE) MODE)( NOWAIT)?$"))
