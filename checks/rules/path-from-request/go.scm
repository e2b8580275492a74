((call_expression function: (_) @_open arguments: (argument_list . (_) @_path)) @hazard
  (#resolves? @_open "os.{Open,ReadFile,Remove,Create,WriteFile}")
  (#from-request? @_path)
  (#not-function-match? @hazard "HasPrefix|IsLocal|filepath\\.Rel|path\\.Base"))
((call_expression function: (_) @_serve arguments: (argument_list (_) . (_) . (_) @_path)) @hazard
  (#resolves? @_serve "net/http.ServeFile")
  (#from-request? @_path)
  (#not-function-match? @hazard "HasPrefix|IsLocal|filepath\\.Rel|path\\.Base"))
