((assignment left: (call receiver: (identifier) @_config method: (identifier) @_name) right: (true)) @hazard
  (#eq? @_config "config")
  (#eq? @_name "consider_all_requests_local")
  (#path? @_config "environments/production[.]rb$"))
