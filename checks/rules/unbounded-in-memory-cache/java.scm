; A static map that a method adds to and that nothing in the file takes from.
((method_invocation object: (identifier) @name name: (_) @_put arguments: (_)) @hazard
  (#match? @name "(?i)(cache|seen|visited|memo)$")
  (#any-of? @_put "put" "putIfAbsent" "computeIfAbsent" "add")
  (#mentioned? @name "static [^;=]*> {} = (new (Concurrent)?Hash|ConcurrentHashMap\\.newKeySet)")
  (#inside? @hazard "function")
  (#not-mentioned? @name "\\b{}\\.(remove|clear|size)\\("))
