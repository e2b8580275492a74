; Where others in the file are started again, this is not a stack for a developer's machine.
; What is meant to end must not be started again.
((block_mapping_pair key: (_) @_name) @hazard
  (#at? @hazard "services.*")
  (#lacks-key? @hazard "restart" "deploy" "extends" "profiles")
  (#match-at? @hazard "services.*" "\\b(image|build):")
  (#match-at? @hazard "services" "\\brestart: ['\"]?(always|unless-stopped)")
  (#not-match? @_name "(?i)migrat|setup|seed|init|create|job|build|test|backup|import|-sim")
  (#not-match-at? @hazard "services" "service_completed_successfully|\\bsail\\b|mailpit|mailhog|=Development\\b"))
