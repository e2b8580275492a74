; What TypeScript and TSX add to javascript/expressions.scm: casts and types.
; The captures are explained in checks/names/grammar.py.

; Expressions
(non_null_expression (_) @object) @expression.same
(as_expression . (_) @object) @expression.same
(satisfies_expression . (_) @object) @expression.same
(instantiation_expression . (_) @object) @expression.same
(type_identifier) @expression.name
(nested_type_identifier module: (_) @object name: (_) @member) @expression.member
(nested_identifier object: (_) @object property: (_) @member) @expression.member

; Types
(type_annotation (_) @object) @type.same
(union_type (_) @object) @type.either
(intersection_type . (_) @object) @type.same
(generic_type name: (_) @object type_arguments: (type_arguments . (_) @argument)) @type.generic
(literal_type [(null) (undefined)]) @type.nothing
