; Agents that watch the node run as a DaemonSet.
((_ key: (_)) @hazard
  (#at? @hazard "services.*.{network_mode,pid,ipc}")
  (#value? @hazard "host"))
((_ key: (_)) @hazard
  (#at? @hazard "spec.{hostNetwork,hostPID,hostIPC}" "spec.template.spec.{hostNetwork,hostPID,hostIPC}" "spec.jobTemplate.spec.template.spec.{hostNetwork,hostPID,hostIPC}")
  (#document-kind? @hazard "kubernetes")
  (#value? @hazard "true")
  (#match-at? @hazard "kind" "^['\"]?(Pod|Deployment|StatefulSet|Job|CronJob)['\"]?$"))
