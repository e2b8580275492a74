; Argo CD and Flux wait and go back by themselves; so do platforms with health checks of their own.
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "(?m)^\\s*helm upgrade\\b")
  (#not-match? @evidence.script "--atomic|--wait|--rollback-on-failure|dry-run|template")
  (#not-match-at? @hazard "jobs.*.steps" "rollout status|kubectl wait|helm test|argocd|HELM_"))
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "(?m)^\\s*kubectl( -n \\S+| --\\S+)* (apply|set image|rollout restart)\\b")
  (#match-at? @hazard "jobs.*.steps" "(?i)deploy")
  (#not-match-at? @hazard "jobs.*.steps" "rollout (status|undo)|kubectl( -n \\S+)? wait|--wait|dry-run|\\bkind\\b|k3d|minikube|argocd|\\bflux\\b"))
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "\\becs update-service\\b")
  (#not-match-at? @hazard "jobs.*.steps" "services-stable|rollback"))
; On the server itself: the old version is gone before the new one has answered.
((_ key: (_) value: (_) @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run" "jobs.*.steps.[].with.script")
  (#match? @evidence.script "(?s)\\bgit pull\\b.*\\b(pm2 (restart|reload)|systemctl restart|docker[ -]compose [^\\n]*up)\\b")
  (#not-match? @evidence.script "(?i)curl|health|rollback|--wait"))
