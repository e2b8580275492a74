; A job that calls a reusable workflow cannot have one.
((block_mapping_pair) @hazard
  (#at? @hazard "jobs.*")
  (#document-kind? @hazard "workflow")
  (#lacks-key? @hazard "timeout-minutes")
  (#not-lacks-key? @hazard "steps")
  (#not-match-at? @hazard "jobs.*.steps" "\\btimeout-minutes:"))
