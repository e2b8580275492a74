((_ key: (_)) @hazard
  (#at? @hazard "spec.template.spec.volumes.[].emptyDir")
  (#match-at? @hazard "**.volumes.[].name" "(?i)data|storage|db|postgres|mysql|mongo")
  (#match-at? @hazard "spec.template.spec.containers.[].image" "\\b(postgres|mysql|mariadb|mongo|elasticsearch|minio)(db)?['\"]?(:|@|$)")
  (#not-match-at? @hazard "spec.volumeClaimTemplates" "."))
; No volume at all.
((block_sequence_item) @hazard
  (#at? @hazard "spec.template.spec.containers.[]")
  (#match-at? @hazard "kind" "^['\"]?(Deployment|StatefulSet)['\"]?$")
  (#match-at? @hazard "spec.selector" ".")
  (#match-at? @hazard "spec.template.spec.containers.[].image" "\\b(postgres|mysql|mariadb|mongo|elasticsearch|minio)(db)?['\"]?(:|@|$)")
  (#lacks-key? @hazard "volumeMounts"))
