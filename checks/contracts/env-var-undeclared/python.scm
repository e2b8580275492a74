; os.environ["X"], which raises where it is not set.
((subscript value: (_) @_environ subscript: (string) @name) @hazard
  (#resolves? @_environ "os.environ")
  (#not-mentioned? @name "\\bif [^\\n]*\\b{}\\b")
  (#undeclared-variable? @name))

; os.getenv("X") and os.environ.get("X") without a default.
((call function: (_) @_callee arguments: (argument_list . (string) @name .)) @hazard
  (#resolves? @_callee "os.getenv" "os.environ.get")
  (#not-mentioned? @name "\\bif [^\\n]*\\b{}\\b")
  (#undeclared-variable? @name))

; Safe: it is set here.
(assignment left: (subscript) @safe)

; Safe: something stands in for it.
(boolean_operator left: (_) @safe operator: "or")

; Safe: another variable comes first.
((boolean_operator left: (_) @_first operator: "or" right: (_) @safe)
  (#match? @_first "environ|getenv"))
((call function: (_) @_get arguments: (argument_list (string) . (call) @safe))
  (#match? @_get "environ|getenv"))

; Safe: the code only asks whether it is there.
(comparison_operator (call) @safe)
(not_operator argument: (call) @safe)
(delete_statement (subscript) @safe)
