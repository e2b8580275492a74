((catch_clause body: (compound_statement (echo_statement (member_call_expression name: (name) @_get)) @hazard))
  (#any-of? @_get "{getMessage,getTraceAsString}"))
((member_call_expression name: (name) @_json arguments: (arguments . (argument (_) @_body) . (argument (integer) @_status))) @hazard
  (#eq? @_json "json")
  (#match? @_status "^5")
  (#match? @_body "\\$(e|ex|exception)->get(Message|TraceAsString)\\(\\)"))
