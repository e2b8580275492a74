; ENV["X"]
((element_reference object: (constant) @_env . (string) @name) @hazard
  (#eq? @_env "ENV")
  (#undeclared-variable? @name))

; ENV.fetch("X") without a default, which raises where it is not set.
((call receiver: (constant) @_env method: (identifier) @_fetch
    arguments: (argument_list . (string) @name .) !block) @hazard
  (#eq? @_env "ENV")
  (#eq? @_fetch "fetch")
  (#undeclared-variable? @name))

; Safe: it is set here, something stands in for it, or the code only asks about it.
(assignment left: (_) @safe)
(operator_assignment left: (_) @safe)
(binary left: (_) @safe operator: ["||" "==" "!="])
((binary left: (_) @_first operator: "||" right: (_) @safe)
  (#match? @_first "^ENV\\b"))
(if condition: (_) @safe)
(unless condition: (_) @safe)
(if_modifier condition: (_) @safe)
(unless_modifier condition: (_) @safe)
(conditional condition: (_) @safe)
