; What strangers may write: titles, bodies, branch names, commit messages. A comparison gives true or
; false, which harms nobody, so the value itself must be what is put in.
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "{jobs.*,runs}.steps.[].run" "{jobs.*,runs}.steps.[].with.script")
  (#match? @evidence.script "\\$\\{\\{\\s*([^}]*(&&|\\|\\|)\\s*|toJSON\\(\\s*|format\\(.*,\\s*)?github\\.(head_ref|event\\.(issue|pull_request|discussion)\\.(title|body)|event\\.pull_request\\.head\\.(ref|label)|event\\.(comment|review|review_comment)\\.body|event\\.(workflow_run\\.)?head_commit\\.(message|author\\.(name|email))|event\\.commits\\S*\\.message|event\\.workflow_run\\.(head_branch|display_title))\\s*(\\}\\}|\\|\\||\\)|,)"))
