; Only what may run twice: no volume of its own, nothing that says it must be alone.
((_ key: (_)) @hazard
  (#at? @hazard "spec.replicas")
  (#value? @hazard "1")
  (#match-at? @hazard "kind" "^['\"]?Deployment['\"]?$")
  (#match-at? @hazard "spec.selector" ".")
  (#match-at? @hazard "spec.template.spec.containers" "containerPort")
  (#not-match-at? @hazard "spec.strategy" "Recreate")
  (#not-match-at? @hazard "spec.template.spec.volumes" "persistentVolumeClaim|hostPath")
  (#not-match-at? @hazard "" "(?i)HorizontalPodAutoscaler|leader|scheduler|operator|controller|singleton|postgres|mysql|mongo|redis")
  (#not-path? @hazard "[/._-](dev|local|minikube|kind|staging|preview)[/._-]"))
((_ key: (_)) @hazard
  (#at? @hazard "spec.minReplicas")
  (#value? @hazard "1")
  (#match-at? @hazard "kind" "^['\"]?HorizontalPodAutoscaler['\"]?$")
  (#not-path? @hazard "[/._-](dev|local|minikube|kind|staging|preview)[/._-]"))
