; What an expression and a type is made of in PHP.
; The captures are explained in checks/names/grammar.py.

; Expressions. A method's call is one node: `$client->get($url)` is `….get()`, and so is `DB::table()`.
((variable_name) @expression.self (#eq? @expression.self "$this"))
((relative_scope) @expression.self (#any-of? @expression.self "self" "static"))
[(name) (variable_name)] @expression.name
(qualified_name) @expression.dotted
(function_call_expression function: (_) @object) @expression.call
(member_call_expression object: (_) @object name: (name) @member) @expression.method
(nullsafe_member_call_expression object: (_) @object name: (name) @member) @expression.method
(scoped_call_expression scope: (_) @object name: (name) @member) @expression.method
(object_creation_expression . [(name) (qualified_name)] @object) @expression.call
(member_access_expression object: (_) @object name: (name) @member) @expression.member
(nullsafe_member_access_expression object: (_) @object name: (name) @member) @expression.member
(class_constant_access_expression . (_) @object (name) @member .) @expression.member
(scoped_property_access_expression scope: (_) @object name: (variable_name (name) @member)) @expression.member
(subscript_expression . (_) @object) @expression.element
(parenthesized_expression (_) @object) @expression.same
(clone_expression (_) @object) @expression.same
(argument (_) @object .) @expression.same
(assignment_expression right: (_) @object) @expression.same
(augmented_assignment_expression operator: "??=" right: (_) @object) @expression.same
(conditional_expression body: (_) @object alternative: (_) @object) @expression.either
(binary_expression left: (_) @object operator: "??" right: (_) @object) @expression.either
(null) @expression.nothing

; Types
(named_type (_) @object) @type.same
(optional_type (_) @object) @type.same
(union_type (_) @object) @type.either
