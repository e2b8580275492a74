((_ key: (_)) @hazard
  (#at? @hazard "spec.{strategy,updateStrategy}.rollingUpdate.maxUnavailable")
  (#value? @hazard "100%")
  (#not-match-at? @hazard "kind" "DaemonSet"))
