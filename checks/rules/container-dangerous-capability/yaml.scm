((flow_node) @hazard
  (#at? @hazard "services.*.cap_add.[]" "**.securityContext.capabilities.add.[]")
  (#value? @hazard "ALL" "SYS_ADMIN" "SYS_PTRACE" "SYS_MODULE" "CAP_SYS_ADMIN")
  (#not-match-at? @hazard "kind" "DaemonSet"))
((flow_node) @hazard
  (#at? @hazard "services.*.security_opt.[]")
  (#value-match? @hazard "^(seccomp|apparmor)[:=]unconfined$"))
((_ key: (_)) @hazard
  (#at? @hazard "**.securityContext.allowPrivilegeEscalation")
  (#value? @hazard "true")
  (#not-match-at? @hazard "kind" "DaemonSet"))
