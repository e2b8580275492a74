; Agents of the node itself run as a DaemonSet; time zones and devices are the same everywhere.
((_ key: (_)) @hazard
  (#at? @hazard "spec.volumes.[].hostPath" "**.template.spec.volumes.[].hostPath")
  (#document-kind? @hazard "kubernetes")
  (#match-at? @hazard "kind" "^['\"]?(Pod|Deployment|StatefulSet|Job|CronJob)['\"]?$")
  (#match-at? @hazard "**.volumes.[].hostPath.path" ".")
  (#not-match-at? @hazard "**.volumes.[].hostPath.path" "^['\"]?/(etc/localtime|usr/share/zoneinfo|dev/)|\\.sock"))
