; router.delete("/orders/:id", remove) beside router.post("/orders", auth, create)
((call_expression
    function: (member_expression object: (_) @_router property: (property_identifier) @_verb)
    arguments: (arguments . (string) . (_) @_handler .)) @hazard
  (#match? @_router "(?i)(router|app|api|routes|server)$")
  (#any-of? @_verb "post" "put" "patch" "delete")
  (#unlike-siblings? @hazard)
  (#not-match? @_handler "(?i)auth|session|user|token|secret|signature")
  (#not-mentioned? @_router "\\b{}\\.(use|all)\\(.*([aA]uth|[lL]ogin|[pP]rotect)"))
