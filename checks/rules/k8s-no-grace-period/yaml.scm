((_ key: (_)) @hazard
  (#at? @hazard "spec.terminationGracePeriodSeconds" "spec.template.spec.terminationGracePeriodSeconds")
  (#value? @hazard "0"))
