((invocation_expression function: (_) @_open arguments: (argument_list . (argument (_) @_path))) @hazard
  (#match? @_open "^(System\\.IO\\.)?File\\.(ReadAll\\w+|OpenRead|Open|Delete|WriteAll\\w+|Create)$|^PhysicalFile$")
  (#from-request? @_path)
  (#not-function-match? @hazard "GetFullPath|GetFileName|StartsWith"))
((object_creation_expression type: (_) @_type arguments: (argument_list . (argument (_) @_path))) @hazard
  (#any-of? @_type "FileStream")
  (#from-request? @_path)
  (#not-function-match? @hazard "GetFullPath|GetFileName|StartsWith"))
