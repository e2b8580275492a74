; Agents that work on the node itself run as a DaemonSet; Docker within Docker cannot do without.
((_ key: (_)) @hazard
  (#at? @hazard "services.*.privileged")
  (#value? @hazard "true")
  (#not-match-at? @hazard "services.*.image" "\\bdocker:|dind|buildkit"))
((_ key: (_)) @hazard
  (#at? @hazard "**.{containers,initContainers}.[].securityContext.privileged")
  (#value? @hazard "true")
  (#not-match-at? @hazard "kind" "DaemonSet")
  (#not-match-at? @hazard "**.[].image" "\\bdocker:|dind|buildkit"))
