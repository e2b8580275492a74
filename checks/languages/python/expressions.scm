; What an expression and a type is made of in Python.
; The captures are explained in checks/names/grammar.py.

; Expressions
(identifier) @expression.name
(call function: (_) @object) @expression.call
(attribute object: (_) @object attribute: (_) @member) @expression.member
(subscript value: (_) @object) @expression.element
(await (_) @object) @expression.same
(parenthesized_expression (_) @object) @expression.same
(conditional_expression (_) @object "if" (_) "else" (_) @object) @expression.either
(boolean_operator left: (_) @object operator: "or" right: (_) @object) @expression.either
(named_expression value: (_) @object) @expression.same
(none) @expression.nothing
(keyword_argument name: (_) @label) @expression.labelled

; Types
(type (_) @object) @type.same
(string (string_content) @text) @type.quoted
(binary_operator left: (_) @object operator: "|" right: (_) @object) @type.either
(union_type (_) @object) @type.either
(tuple (_) @object) @type.either
(generic_type . (_) @object (type_parameter . (_) @argument)) @type.generic
(subscript value: (_) @object . subscript: (_) @argument) @type.generic
