; A variable of the file that a function adds to and that nothing in the file takes from.
([(call_expression function: (member_expression object: (identifier) @name property: (property_identifier) @_set) arguments: (arguments . (_) @_key))
  (assignment_expression left: (subscript_expression object: (identifier) @name index: (_) @_key))] @hazard
  (#module-variable? @name)
  (#match? @name "(?i)(cache|seen|visited|memo)(By\\w+)?$")
  (#match? @hazard "^\\w+(\\[|\\.(set|add)\\()")
  (#holds? @name "^(\\{\\}|new (Map|Set)\\b)")
  (#inside? @hazard "function")
  (#not-mentioned? @name "delete {}\\[|\\b{}\\.(delete|clear|size)\\b|Object\\.keys\\({}\\)")
  (#match? @_key "(?i)(id|ip|user|email|token|url|query|text|prompt|address)$")
  (#not-match? @_key "^[A-Z]")
  (#not-mentioned? @name "\\bdocument\\.|\\bwindow\\.|from .react"))
