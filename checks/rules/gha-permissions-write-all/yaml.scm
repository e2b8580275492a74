((_ key: (_)) @hazard
  (#at? @hazard "permissions" "jobs.*.permissions")
  (#document-kind? @hazard "workflow")
  (#value? @hazard "write-all"))
