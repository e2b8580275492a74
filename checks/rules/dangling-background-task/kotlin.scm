((call_expression (navigation_expression (simple_identifier) @_scope (navigation_suffix (simple_identifier) @_start))) @hazard
  (#eq? @_scope "GlobalScope")
  (#any-of? @_start "launch" "async")
  (#not-mentioned? @_start "DelicateCoroutinesApi"))
