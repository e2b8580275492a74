; What an expression and a type is made of in C#.
; The captures are explained in checks/names/grammar.py.

; Expressions
[(identifier) (implicit_parameter)] @expression.name
"this" @expression.self
(invocation_expression function: (_) @object) @expression.call
(object_creation_expression type: (_) @object) @expression.call
(member_access_expression expression: (_) @object name: (generic_name . (identifier) @member)) @expression.member
(member_access_expression expression: _ @object name: (_) @member) @expression.member
(conditional_access_expression condition: (_) @object (member_binding_expression name: (generic_name . (identifier) @member))) @expression.member
(conditional_access_expression condition: (_) @object (member_binding_expression name: (_) @member)) @expression.member
(qualified_name qualifier: (_) @object name: (generic_name . (identifier) @member)) @expression.member
(qualified_name qualifier: (_) @object name: (_) @member) @expression.member
(generic_name . (identifier) @object) @expression.same
(element_access_expression expression: (_) @object) @expression.element
(await_expression (_) @object) @expression.same
(parenthesized_expression (_) @object) @expression.same
(argument (_) @object .) @expression.same
(postfix_unary_expression (_) @object "!") @expression.same
(assignment_expression right: (_) @object) @expression.same
(cast_expression type: (_) @type value: (_) @object) @expression.cast
(as_expression left: (_) @object right: (_) @type) @expression.cast
(conditional_expression consequence: (_) @object alternative: (_) @object) @expression.either
(binary_expression left: (_) @object operator: "??" right: (_) @object) @expression.either
(null_literal) @expression.nothing

; Types
(nullable_type type: (_) @object) @type.same
(generic_name . (identifier) @object (type_argument_list . (_) @argument)) @type.generic
