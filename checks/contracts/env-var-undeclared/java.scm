; System.getenv("X"): null where it is not set.
((method_invocation arguments: (argument_list . (string_literal) @name .)) @hazard
  (#resolves? @hazard "System.getenv()")
  (#undeclared-variable? @name))

; Safe: the code only asks whether it is there.
(binary_expression left: (_) @safe operator: ["==" "!="])
