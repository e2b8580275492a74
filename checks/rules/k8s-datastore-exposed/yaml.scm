((_ key: (_)) @hazard
  (#at? @hazard "spec.type")
  (#value? @hazard "LoadBalancer" "NodePort")
  (#match-at? @hazard "kind" "^['\"]?Service['\"]?$")
  (#match-at? @hazard "spec.ports" "\\b(port|targetPort)['\"]?:\\s*['\"]?(5432|3306|27017|6379|9200|5672|9042|1433)\\b")
  (#not-match-at? @hazard "spec.loadBalancerSourceRanges" ".")
  (#not-match-at? @hazard "metadata.annotations" "(?i)internal|private")
  (#not-path? @hazard "[/._-](dev|local|minikube|kind)[/._-]"))
