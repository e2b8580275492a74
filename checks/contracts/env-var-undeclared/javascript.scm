; process.env.X, import.meta.env.X, Bun.env.X
((member_expression object: (_) @_env property: (property_identifier) @name) @hazard
  (#any-of? @_env "process.env" "import.meta.env" "Bun.env")
  (#not-mentioned? @name "if \\(\\w+(?:\\.meta)?\\.env\\.{}\\)")
  (#undeclared-variable? @name))

; process.env["X"]
((subscript_expression object: (_) @_env index: (string) @name) @hazard
  (#any-of? @_env "process.env" "import.meta.env" "Bun.env")
  (#undeclared-variable? @name))

; Deno.env.get("X")
((call_expression function: (_) @_get arguments: (arguments . (string) @name .)) @hazard
  (#eq? @_get "Deno.env.get")
  (#undeclared-variable? @name))

; const { X } = process.env
((variable_declarator
    name: (object_pattern (shorthand_property_identifier_pattern) @name @hazard)
    value: (_) @_env)
  (#any-of? @_env "process.env" "import.meta.env")
  (#undeclared-variable? @name))

; Safe: it is set or taken away here.
(assignment_expression left: (_) @safe)
(augmented_assignment_expression left: (_) @safe)
(unary_expression operator: ["delete" "!" "typeof"] argument: (_) @safe)

; Safe: something stands in for it, or it is compared.
(binary_expression left: (_) @safe operator: ["||" "??" "==" "===" "!=" "!==" "&&"])
(binary_expression operator: ["==" "===" "!=" "!=="] right: (_) @safe)

; Safe: another variable comes first.
((binary_expression left: (_) @_first operator: ["||" "??"] right: (_) @safe)
  (#match? @_first "\\benv\\b"))

; Safe: the code only asks whether it is there.
(ternary_expression condition: (_) @safe)
