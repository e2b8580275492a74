; A proxy that filters what may be asked needs the socket itself.
((flow_node) @hazard
  (#at? @hazard "services.*.volumes.[]" "jobs.*.container.volumes.[]")
  (#value-match? @hazard "(docker|podman|containerd|crio)\\.sock:")
  (#not-match-at? @hazard "services.*.image" "proxy"))
((_ key: (_)) @hazard
  (#at? @hazard "services.*.volumes.[].source" "**.volumes.[].hostPath.path")
  (#value-match? @hazard "(docker|podman|containerd|crio)\\.sock$")
  (#not-match-at? @hazard "kind" "DaemonSet")
  (#not-match-at? @hazard "services.*.image" "proxy"))
