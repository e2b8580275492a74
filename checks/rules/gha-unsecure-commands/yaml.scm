((_ key: (_)) @hazard
  (#at? @hazard "**.env.ACTIONS_ALLOW_UNSECURE_COMMANDS")
  (#value? @hazard "true" "True" "1"))
