; A lock that is handed over by value is a copy.
((parameter_declaration type: (qualified_type package: (_) @_package name: (_) @_type)) @hazard
  (#eq? @_package "sync")
  (#any-of? @_type "Mutex" "RWMutex" "WaitGroup" "Once"))
