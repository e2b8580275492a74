; What an expression is made of in JavaScript, TypeScript and JSX.
; The captures are explained in checks/names/grammar.py.

; Expressions
[(identifier) (meta_property)] @expression.name
[(shorthand_property_identifier) (shorthand_property_identifier_pattern)] @expression.name
(this) @expression.self
(call_expression function: (identifier) @loader
  arguments: (arguments . (string) @module .)) @expression.module
(call_expression function: (import) arguments: (arguments . (string) @module)) @expression.module
(call_expression function: (_) @object) @expression.call
(new_expression constructor: (_) @object) @expression.call
(member_expression object: (_) @object property: (_) @member) @expression.member
(subscript_expression object: (_) @object index: (_) @key) @expression.element
(await_expression (_) @object) @expression.same
(parenthesized_expression (_) @object) @expression.same
(assignment_expression right: (_) @object) @expression.same
(ternary_expression consequence: (_) @object alternative: (_) @object) @expression.either
(binary_expression left: (_) @object operator: ["||" "??"] right: (_) @object) @expression.either
[(null) (undefined)] @expression.nothing
