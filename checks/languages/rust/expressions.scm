; What an expression and a type is made of in Rust.
; The captures are explained in checks/names/grammar.py.

; Expressions. Where no scope binds it, a path begins with the name of a crate.
[(identifier) (type_identifier)] @expression.name
(self) @expression.self
((call_expression function: (field_expression value: (_) @object field: (_) @_plain)) @expression.same
  (#any-of? @_plain "unwrap" "expect" "unwrap_or_default" "clone" "as_ref" "as_mut" "to_owned" "context" "with_context"))
(call_expression function: (_) @object) @expression.call
(struct_expression name: (_) @object) @expression.call
(macro_invocation macro: (_) @object) @expression.call
(field_expression value: (_) @object field: (_) @member) @expression.member
(scoped_identifier path: (identifier) @root name: (_) @member) @expression.member
(scoped_identifier path: (_) @object name: (_) @member) @expression.member
(scoped_type_identifier path: (identifier) @root name: (_) @member) @expression.member
(scoped_type_identifier path: (_) @object name: (_) @member) @expression.member
(generic_function function: (_) @object) @expression.same
(generic_type type: (_) @object) @expression.same
(index_expression . (_) @object) @expression.element
[(await_expression (_) @object) (try_expression (_) @object) (parenthesized_expression (_) @object)
 (reference_expression value: (_) @object)] @expression.same
(unary_expression "*" (_) @object) @expression.same
(type_cast_expression value: (_) @object type: (_) @type) @expression.cast

; Types
(reference_type type: (_) @object) @type.same
(generic_type type: (_) @object type_arguments: (type_arguments . (_) @argument)) @type.generic
