((annotation name: (identifier) @_name arguments: (annotation_argument_list) @_arguments) @hazard
  (#eq? @_name "CrossOrigin")
  (#match? @_arguments "origin\\w*\\s*=\\s*\\{?\\s*\"\\*\"")
  (#match? @_arguments "allowCredentials\\s*=\\s*\"true\""))
((method_invocation object: (_) @_before name: (identifier) @_name arguments: (argument_list (true))) @hazard
  (#eq? @_name "allowCredentials")
  (#match? @_before "allowedOrigin(s|Patterns)\\(\\s*\"\\*\"\\s*\\)"))
((method_invocation name: (identifier) @_name arguments: (argument_list (true))) @hazard
  (#eq? @_name "setAllowCredentials")
  (#function-match? @hazard "AllowedOriginPatterns?\\(\\s*(\"\\*\"|(List|Set|Arrays|Collections)\\.\\w+\\(\\s*\"\\*\"\\s*\\))\\s*\\)"))
