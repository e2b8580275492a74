((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.secrets")
  (#value? @hazard "inherit")
  (#match-at? @hazard "jobs.*.uses" "^['\"]?[\\w.-]+/[^@]+@")
  (#not-match-at? @hazard "jobs.*.uses" "@[0-9a-f]{40}"))
