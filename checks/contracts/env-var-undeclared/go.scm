; os.Getenv("X"): empty where it is not set.
((call_expression function: (_) @_callee
    arguments: (argument_list (interpreted_string_literal) @name)) @hazard
  (#resolves? @_callee "os.Getenv")
  (#undeclared-variable? @name))

; Safe: the code only asks whether it is there.
(binary_expression (_) @safe operator: ["==" "!="])
