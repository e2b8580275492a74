; What an expression and a type is made of in Java.
; The captures are explained in checks/names/grammar.py.

; Expressions. A method's call is one node: `url.openConnection()` is `….openConnection()`.
[(identifier) (type_identifier)] @expression.name
(this) @expression.self
(method_invocation object: (_) @object name: (_) @member) @expression.method
(method_invocation !object name: (_) @object) @expression.call
(object_creation_expression type: (_) @object) @expression.call
(field_access object: (_) @object field: (_) @member) @expression.member
(scoped_identifier scope: (_) @object name: (_) @member) @expression.member
(scoped_type_identifier . (_) @object (type_identifier) @member .) @expression.member
(array_access array: (_) @object) @expression.element
(parenthesized_expression (_) @object) @expression.same
(assignment_expression right: (_) @object) @expression.same
(generic_type . (_) @object) @expression.same
(annotated_type (_) @object .) @expression.same
(cast_expression type: (_) @type value: (_) @object) @expression.cast
(ternary_expression consequence: (_) @object alternative: (_) @object) @expression.either
(null_literal) @expression.nothing

; Types
(annotated_type (_) @object .) @type.same
(generic_type . (_) @object (type_arguments . (_) @argument)) @type.generic
