; Compose: the service that has the file has no volume.
((block_mapping_pair) @hazard
  (#at? @hazard "services.*")
  (#match-at? @hazard "services.*.environment" "(?i)sqlite(\\+\\w+)?:|file:[\\w./]+\\.(db|sqlite3?)\\b")
  (#not-match-at? @hazard "services.*.environment" ":memory:")
  (#lacks-key? @hazard "volumes" "volumes_from" "extends" "tmpfs" "profiles")
  (#not-for-development? @hazard)
  (#document-kind? @hazard "compose"))
; Render: a service without a disk.
((block_sequence_item (block_node)) @hazard
  (#at? @hazard "services.[]")
  (#path? @hazard "render\\.ya?ml$")
  (#match-at? @hazard "services.[].envVars" "(?i)value: ['\"]?(sqlite(\\+\\w+)?:|file:[\\w./]+\\.(db|sqlite3?)\\b)")
  (#not-match-at? @hazard "services.[].envVars" ":memory:")
  (#lacks-key? @hazard "disk"))
