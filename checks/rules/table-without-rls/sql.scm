; A table of the public schema that this migration does not close.
((keyword_create) @hazard
  (#clause? @hazard "^CREATE TABLE (IF NOT EXISTS )?(public\\.)?\\w+\\(")
  (#path? @hazard "(^|/)supabase/")
  (#not-other-statement? @hazard "^ALTER TABLE( IF EXISTS)?( ONLY)? {table} (ENABLE|FORCE) ROW LEVEL SECURITY")
  (#not-other-statement? @hazard "^DROP TABLE( IF EXISTS)? {table}\\b")
  (#not-mentioned? @hazard "(?is)\\bexecute\\b.*enable row level security"))
; The same where only the script itself tells of Supabase.
((keyword_create) @hazard
  (#clause? @hazard "^CREATE TABLE (IF NOT EXISTS )?(public\\.)?\\w+\\(")
  (#mentioned? @hazard "(?i)\\bauth\\.(uid|users|jwt)\\b")
  (#not-other-statement? @hazard "^ALTER TABLE( IF EXISTS)?( ONLY)? {table} (ENABLE|FORCE) ROW LEVEL SECURITY")
  (#not-other-statement? @hazard "^CREATE SCHEMA( IF NOT EXISTS)? auth\\b")
  (#not-mentioned? @hazard "(?is)\\bexecute\\b.*enable row level security"))
; It was on.
((keyword_alter) @hazard
  (#clause? @hazard "^ALTER TABLE .* DISABLE ROW LEVEL SECURITY$")
  (#not-other-statement? @hazard "^ALTER TABLE( IF EXISTS)?( ONLY)? {table} ENABLE ROW LEVEL SECURITY"))
