((call function: (_) @callee) @hazard
  (#resolves? @callee "time.sleep"))
