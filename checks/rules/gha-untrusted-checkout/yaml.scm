; Checked out and then used: a job that runs nothing afterwards is left alone, and so is one that
; somebody has to let through (a label, an environment, a look at who asks).
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].with.ref")
  (#match-at? @hazard "jobs.*.steps.[].uses" "^['\"]?actions/checkout@")
  (#match-at? @hazard "on" "\\b(pull_request_target|issue_comment)\\b")
  (#value-match? @hazard "github\\.head_ref|pull_request\\.head\\.(sha|ref)|refs/pull/")
  (#not-match-at? @hazard "jobs.*.steps.[].with.path" ".")
  (#match-at? @hazard "jobs.*.steps" "\\brun:|uses: \\./")
  (#not-match-at? @hazard "jobs.*.environment" ".")
  (#not-match-at? @hazard "on.pull_request_target.types" "^\\s*(\\[\\s*|-\\s*)?['\"]?(labeled|closed)['\"]?\\s*\\]?\\s*$")
  (#not-match-at? @hazard "jobs.*.if" "label|author_association|head\\.repo|user\\.login|actor|merged"))
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].with.ref")
  (#match-at? @hazard "jobs.*.steps.[].uses" "^['\"]?actions/checkout@")
  (#match-at? @hazard "on.workflow_run" ".")
  (#value-match? @hazard "github\\.event\\.workflow_run\\.head_(sha|branch|commit\\.id)")
  (#not-match-at? @hazard "jobs.*.steps.[].with.path" ".")
  (#match-at? @hazard "jobs.*.steps" "\\brun:|uses: \\./")
  (#not-match-at? @hazard "on.workflow_run.branches" ".")
  (#not-match-at? @hazard "jobs.*.environment" ".")
  (#not-match-at? @hazard "jobs.*.if" "head_branch|workflow_run\\.event|head_repository|actor"))
