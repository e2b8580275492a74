; What TypeScript and TSX add to javascript/names.scm: types, and names that live in types.

; Scopes
(abstract_class_declaration) @scope.class
(internal_module) @scope.function

; A type never means the parameter that it describes: `(redis: redis.Redis) => …`
(formal_parameters (_ type: (_) @outside))

; Definitions
(abstract_class_declaration name: (_) @bind.outer)
(enum_declaration name: (_) @bind.block)
(internal_module name: (identifier) @bind.outer)
(interface_declaration name: (_) @bind.block)
(type_alias_declaration name: (_) @bind.block value: (_) @value)
(function_signature name: (_) @bind.block)
(type_parameter name: (_) @bind.generic)
(import_require_clause (identifier) @bind.function source: (string) @module)

; Variables and parameters with a type
(variable_declarator name: (identifier) @bind type: (_) @type !value)
(variable_declarator name: (identifier) @bind type: (_) @type value: (_) @value)
(formal_parameters (_ pattern: (identifier) @bind.parameter))
(formal_parameters (_ pattern: (identifier) @bind.parameter type: (_) @type))
(function_declaration name: (_) @bind.outer return_type: (_) @returns)

; Fields, and parameters that are fields
(class_body (public_field_definition name: (_) @self @bind.member value: (_) @value))
(class_body (public_field_definition name: (_) @self @bind.member type: (_) @type !value))
(class_body (public_field_definition name: (_) @self @bind.member type: (_) @type value: (_) @value))
(class_body (method_definition parameters: (formal_parameters
  (required_parameter (accessibility_modifier) pattern: (identifier) @self @bind.member
    type: (_) @type))))
(class_body (method_definition parameters: (formal_parameters
  (required_parameter "readonly" pattern: (identifier) @self @bind.member type: (_) @type))))
