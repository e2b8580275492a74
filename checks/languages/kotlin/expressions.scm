; What an expression and a type is made of in Kotlin. A call constructs, if it is of a class.
; The captures are explained in checks/names/grammar.py.

; Expressions
[(simple_identifier) (type_identifier)] @expression.name
(this_expression) @expression.self
(call_expression . (_) @object) @expression.call
(navigation_expression . (_) @object (navigation_suffix (simple_identifier) @member)) @expression.member
(indexing_expression . (_) @object) @expression.element
(parenthesized_expression (_) @object) @expression.same
(postfix_expression . (_) @object) @expression.same
(as_expression . (_) @object (_) @type .) @expression.cast
(if_expression consequence: (control_structure_body . (_) @object .) alternative: (control_structure_body . (_) @object .)) @expression.either
(elvis_expression . (_) @object (_) @object .) @expression.either
(user_type . (type_identifier) . (type_identifier)) @expression.dotted
(user_type . (type_identifier) @object .) @expression.same
(null_literal) @expression.nothing

; Types
(nullable_type (_) @object) @type.same
(user_type (type_identifier) @object . (type_arguments . (type_projection (_) @argument))) @type.generic
((user_type . (type_identifier) . (type_identifier)) @text @type.quoted)
(user_type . (type_identifier) @object .) @type.same
