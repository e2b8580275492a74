((_ key: (_)) @hazard
  (#at? @hazard "roleRef.name")
  (#value? @hazard "cluster-admin")
  (#match-at? @hazard "subjects" "ServiceAccount|system:(un)?authenticated|system:anonymous|system:serviceaccounts"))
