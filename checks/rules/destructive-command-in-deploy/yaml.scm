; Compose. With the sources mounted it is a developer's.
((block_mapping_pair value: (_) @_command) @hazard
  (#document-kind? @hazard "compose")
  (#at? @hazard "services.*.{command,entrypoint}")
  (#not-for-development? @hazard)
  (#not-match-at? @hazard "services.*.volumes" "\\./?:")
  (#command? @_command "destructive"))

; Kubernetes.
((block_mapping_pair value: (_) @_command) @hazard
  (#document-kind? @hazard "kubernetes")
  (#at? @hazard "**.{containers,initContainers}.[].{command,args}")
  (#not-for-development? @hazard)
  (#command? @_command "destructive"))

; Platforms' own files.
((block_mapping_pair value: (_) @_command) @hazard
  (#path? @hazard "\\b(render|heroku|app)\\.ya?ml$")
  (#at? @hazard "services.[].{startCommand,preDeployCommand,buildCommand,run_command,build_command}" "run.*")
  (#command? @_command "destructive"))

; A workflow's job that deploys to production.
((block_mapping_pair value: (_) @_command) @hazard
  (#document-kind? @hazard "workflow")
  (#at? @hazard "jobs.*.steps.[].run")
  (#path? @hazard "deploy|release|prod")
  (#not-for-development? @hazard)
  (#not-path? @hazard "destroy|teardown|clean|reset")
  (#not-match-at? @hazard "jobs.*.services" ".")
  (#command? @_command "destructive"))
