((block_mapping_pair value: (_) @callee) @hazard
  (#at? @hazard "services.*.{command,entrypoint}")
  (#document-kind? @hazard "compose")
  (#not-match-at? @hazard "services.*.network_mode" "host")
  (#not-match-at? @hazard "services.*.environment" "UVICORN_HOST|FLASK_RUN_HOST")
  (#not-match-at? @hazard "services.*.env_file" ".")
  (#command? @callee "loopback"))
((block_mapping_pair value: (_) @callee) @hazard
  (#at? @hazard "**.containers.[].{command,args}")
  (#document-kind? @hazard "kubernetes")
  (#not-match-at? @hazard "**.containers.[].env" ".")
  (#match-at? @hazard "**.containers.[].ports" ".")
  (#command? @callee "loopback"))
