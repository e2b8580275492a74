((flow_node) @hazard @name
  (#match? @name "(?i)\\$\\{(\\w*(JWT|SESSION|COOKIE|AUTH|APP)_SECRET|\\w*SECRET_KEY|\\w*(SIGNING|ENCRYPTION)_KEY):-[^}]{4,}\\}"))
