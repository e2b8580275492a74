; Sidekiq tries 25 times by itself, unless it is told not to.
((call method: (_) @_options arguments: (argument_list (pair key: (_) @_key value: (_) @_none))) @hazard
  (#eq? @_options "sidekiq_options")
  (#eq? @_key "retry")
  (#any-of? @_none "false" "0"))
