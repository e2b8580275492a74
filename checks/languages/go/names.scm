; Who binds which name in Go, and where code branches.
; The captures are explained in checks/names/grammar.py.

; Scopes
[(function_declaration) (method_declaration) (func_literal)] @scope.function
[(type_spec) (type_alias)] @scope.type
[(block) (if_statement) (for_statement) (expression_switch_statement) (type_switch_statement)
 (select_statement) (expression_case) (type_case) (communication_case) (default_case)] @scope.block

; Of a function's header this is evaluated around it: `func get(redis *redis.Client)`
(parameter_declaration type: (_) @outside)
(variadic_parameter_declaration type: (_) @outside)
(function_declaration result: (_) @outside)
(method_declaration result: (_) @outside)

; Code that may not run, or may run again
(if_statement consequence: (_) @branch)
(if_statement alternative: (_) @branch)
(for_statement body: (_) @branch)
[(expression_case) (type_case) (communication_case) (default_case)] @branch
(for_statement) @loop
(binary_expression operator: ["&&" "||"] right: (_) @branch)

; Imports
(import_spec !name path: (interpreted_string_literal) @bind.package @module)
(import_spec name: (package_identifier) @bind.file path: (_) @module)
(import_spec name: (dot) @star path: (_) @module)

; Variables. The first name of several gets what the one call on the right gives first.
(short_var_declaration left: (expression_list (identifier) @bind.block))
(short_var_declaration left: (expression_list . (identifier) @bind.block)
  right: (expression_list . (_) @value))
(short_var_declaration left: (expression_list . (_) . (identifier) @bind.block)
  right: (expression_list . (_) . (_) @value))
(var_spec name: (identifier) @bind.block)
(var_spec name: (identifier) @bind.block type: (_) @type)
(var_spec . name: (identifier) @bind.block value: (expression_list . (_) @value))
(var_spec . name: (identifier) @bind.block type: (_) @type value: (expression_list . (_) @value))
(const_spec name: (identifier) @bind.block)
(const_spec . name: (identifier) @bind.block value: (expression_list . (_) @value))
(assignment_statement left: (expression_list (identifier) @bind.assign))
(assignment_statement left: (expression_list . (identifier) @bind.assign) operator: "="
  right: (expression_list . (_) @value))
(assignment_statement left: (expression_list . (_) . (identifier) @bind.assign) operator: "="
  right: (expression_list . (_) . (_) @value))
(range_clause left: (expression_list (identifier) @bind.block))
(receive_statement left: (expression_list (identifier) @bind.block))
(type_switch_statement alias: (expression_list (identifier) @bind.block))

; Parameters
(parameter_list (_ name: (identifier) @bind.parameter))
(parameter_list (parameter_declaration name: (identifier) @bind.parameter type: (_) @type))
(type_parameter_list (type_parameter_declaration name: (identifier) @bind.generic))

; Definitions
(function_declaration name: (identifier) @bind.outer)
(function_declaration name: (identifier) @bind.outer
  result: [(type_identifier) (qualified_type) (pointer_type) (generic_type)] @returns)
(function_declaration name: (identifier) @bind.outer
  result: (parameter_list . (parameter_declaration type: (_) @returns)))
(type_spec name: (_) @bind.class)
(type_spec name: (_) @bind.class type: [(type_identifier) (qualified_type)] @value)
(type_alias name: (_) @bind.outer type: (_) @value)

; Members of a struct, and its methods
(struct_type (field_declaration_list
  (field_declaration name: (field_identifier) @self @bind.member type: (_) @type)))
(struct_type (field_declaration_list
  (field_declaration !name type: (type_identifier) @self @bind.member @type)))
(struct_type (field_declaration_list
  (field_declaration !name type: (qualified_type name: (_) @self @bind.member) @type)))
(method_declaration
  receiver: (parameter_list (parameter_declaration type:
    [(type_identifier) @self (pointer_type (type_identifier) @self)]))
  name: (field_identifier) @bind.member)
(method_declaration
  receiver: (parameter_list (parameter_declaration type:
    [(type_identifier) @self (pointer_type (type_identifier) @self)]))
  name: (field_identifier) @bind.member
  result: [(type_identifier) (qualified_type) (pointer_type) (generic_type)] @returns)
(method_declaration
  receiver: (parameter_list (parameter_declaration type:
    [(type_identifier) @self (pointer_type (type_identifier) @self)]))
  name: (field_identifier) @bind.member
  result: (parameter_list . (parameter_declaration type: (_) @returns)))
(assignment_statement
  left: (expression_list . (selector_expression operand: (identifier) @self
    field: (field_identifier) @bind.member))
  right: (expression_list . (_) @value))
