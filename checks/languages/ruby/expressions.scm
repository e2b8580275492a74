; What an expression is made of in Ruby.
; The captures are explained in checks/names/grammar.py.

; Everything behind a dot is a call, and one node: `Net::HTTP.get(uri)` is `Net.HTTP.get()`.
; A constant that the file does not define is a library's.
(constant) @expression.global
[(identifier) (instance_variable) (class_variable) (global_variable)] @expression.name
(self) @expression.self
(call receiver: (_) @object method: (_) @member) @expression.method
(call !receiver method: (_) @object) @expression.call
(scope_resolution scope: (_) @object name: (constant) @member) @expression.member
(scope_resolution !scope name: (constant) @object) @expression.same
(element_reference object: (_) @object . (string) @key) @expression.element
(element_reference object: (_) @object) @expression.element
(parenthesized_statements . (_) @object .) @expression.same
(assignment right: (_) @object) @expression.same
(operator_assignment operator: "||=" right: (_) @object) @expression.same
(conditional consequence: (_) @object alternative: (_) @object) @expression.either
(binary left: (_) @object operator: ["||" "or"] right: (_) @object) @expression.either
(nil) @expression.nothing

