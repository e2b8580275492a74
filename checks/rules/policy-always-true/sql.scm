; For writing, and for roles that the public has.
((keyword_create) @hazard
  (#clause? @hazard "^CREATE POLICY .*(USING|WITH CHECK)\\((true|1 = 1)\\)")
  (#not-clause? @hazard " FOR SELECT\\b")
  (#not-clause? @hazard " AS RESTRICTIVE\\b")
  (#not-clause? @hazard " TO (service_role|postgres|supabase_\\w+|dashboard_user|\\w*admin\\w*)\\b")
  (#not-clause? @hazard " FOR INSERT\\b"))
; Whoever may sign up may write in anybody's name; a contact form wants just that.
((keyword_create) @hazard
  (#clause? @hazard "^CREATE POLICY .* FOR INSERT .*WITH CHECK\\((true|1 = 1)\\)")
  (#not-clause? @hazard " TO (service_role|postgres|supabase_\\w+|dashboard_user|\\w*admin\\w*)\\b")
  (#not-clause? @hazard "(?i)contact|feedback|waitlist|newsletter|subscri|signup|lead|message|inquir|event|log|analytics|report")
  (#severity! "notice"))
