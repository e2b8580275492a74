((_ key: (_)) @hazard
  (#at? @hazard "spec.maxUnavailable")
  (#value? @hazard "0" "0%")
  (#match-at? @hazard "kind" "^['\"]?PodDisruptionBudget['\"]?$"))
((_ key: (_)) @hazard
  (#at? @hazard "spec.minAvailable")
  (#value? @hazard "100%")
  (#match-at? @hazard "kind" "^['\"]?PodDisruptionBudget['\"]?$"))
