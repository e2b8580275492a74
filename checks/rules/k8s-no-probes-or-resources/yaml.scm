; Whole objects only: a patch leaves out on purpose what the base says.
((block_sequence_item) @hazard
  (#at? @hazard "spec.template.spec.containers.[]")
  (#match-at? @hazard "kind" "^['\"]?(Deployment|StatefulSet)['\"]?$")
  (#match-at? @hazard "spec.selector" ".")
  (#not-lacks-key? @hazard "image")
  (#not-lacks-key? @hazard "ports")
  (#lacks-key? @hazard "readinessProbe"))
((block_sequence_item) @hazard
  (#at? @hazard "spec.template.spec.containers.[]")
  (#match-at? @hazard "kind" "^['\"]?(Deployment|StatefulSet)['\"]?$")
  (#match-at? @hazard "spec.selector" ".")
  (#not-lacks-key? @hazard "image")
  (#lacks-key? @hazard "resources.limits.memory"))
