((block_sequence_item) @hazard
  (#at? @hazard "rules.[]")
  (#match-at? @hazard "kind" "^['\"]?(Cluster)?Role['\"]?$")
  (#match-at? @hazard "rules.[].verbs" "[\"']\\*[\"']")
  (#match-at? @hazard "rules.[].resources" "[\"']\\*[\"']")
  (#match-at? @hazard "apiVersion" "rbac")
  (#match-at? @hazard "rules.[].apiGroups" "[\"']\\*[\"']|\"\"|''"))
