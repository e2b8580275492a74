; A static dictionary that a method adds to and that nothing in the file takes from.
([(assignment_expression left: (element_access_expression expression: (identifier) @name))
  (invocation_expression function: (member_access_expression expression: (identifier) @name name: (identifier) @_add))] @hazard
  (#match? @name "(?i)(cache|seen|visited|memo)$")
  (#match? @hazard "\\] = |\\.(TryAdd|GetOrAdd|Add)\\(")
  (#mentioned? @name "static [^;=]*> {} = new")
  (#inside? @hazard "function")
  (#not-mentioned? @name "\\b{}\\.(Remove|TryRemove|Clear|Count)\\b"))
