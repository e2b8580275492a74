; Compose. With the sources mounted it is a developer's.
((block_mapping_pair value: (_) @_command) @hazard
  (#document-kind? @hazard "compose")
  (#at? @hazard "services.*.{command,entrypoint}")
  (#not-for-development? @hazard)
  (#not-match-at? @hazard "services.*.volumes" ".")
  (#not-match-at? @hazard "services.*.develop" ".")
  (#match-at? @hazard "services.*.restart" "always|unless-stopped")
  (#command? @_command "dev-server"))

; Kubernetes.
((block_mapping_pair value: (_) @_command) @hazard
  (#document-kind? @hazard "kubernetes")
  (#at? @hazard "**.containers.[].{command,args}")
  (#not-for-development? @hazard)
  (#command? @_command "dev-server"))

; render.yaml, heroku.yml, and the like.
((block_mapping_pair value: (_) @_command) @hazard
  (#path? @hazard "\\b(render|heroku|app)\\.ya?ml$")
  (#at? @hazard "services.[].{startCommand,run_command}" "run.*")
  (#command? @_command "dev-server"))
