; An init container that hands over a volume has to be root, and ends before the program starts.
((_ key: (_)) @hazard
  (#at? @hazard "spec.securityContext.runAsUser" "**.template.spec.securityContext.runAsUser" "**.containers.[].securityContext.runAsUser")
  (#value? @hazard "0")
  (#not-match-at? @hazard "kind" "DaemonSet"))
((_ key: (_)) @hazard
  (#at? @hazard "spec.securityContext.runAsNonRoot" "**.template.spec.securityContext.runAsNonRoot" "**.containers.[].securityContext.runAsNonRoot")
  (#value? @hazard "false")
  (#not-match-at? @hazard "kind" "DaemonSet"))
