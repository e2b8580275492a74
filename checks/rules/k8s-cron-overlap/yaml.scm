((_ key: (_)) @hazard
  (#at? @hazard "spec.schedule")
  (#match-at? @hazard "kind" "^['\"]?CronJob['\"]?$")
  (#value-match? @hazard "^\\*(/\\d+)? ")
  (#not-match-at? @hazard "spec.concurrencyPolicy" "Forbid|Replace")
  (#not-match-at? @hazard "spec.jobTemplate.spec.activeDeadlineSeconds" ".")
  (#match-at? @hazard "spec.jobTemplate" "image:"))
