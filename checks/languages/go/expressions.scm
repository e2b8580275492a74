; What an expression and a type is made of in Go.
; The captures are explained in checks/names/grammar.py.

; Expressions. A literal of a type is an object of it, and so is what `new` gives.
[(identifier) (type_identifier) (package_identifier)] @expression.name
((call_expression function: (identifier) @_new arguments: (argument_list . (_) @object))
  @expression.call (#eq? @_new "new"))
(call_expression function: (_) @object) @expression.call
(composite_literal type: [(type_identifier) (qualified_type) (generic_type)] @object) @expression.call
(selector_expression operand: (_) @object field: (_) @member) @expression.member
(qualified_type package: (_) @object name: (_) @member) @expression.member
(index_expression operand: (_) @object) @expression.element
(parenthesized_expression (_) @object) @expression.same
(unary_expression operator: ["&" "*"] operand: (_) @object) @expression.same
(type_assertion_expression operand: (_) @object type: (_) @type) @expression.cast
(generic_type type: (_) @object) @expression.same
(nil) @expression.nothing

; Types
(pointer_type (_) @object) @type.same
(parenthesized_type (_) @object) @type.same
(generic_type type: (_) @object type_arguments: (type_arguments . (_) @argument)) @type.generic
