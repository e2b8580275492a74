; Who binds which name in PHP, and where code branches.
; The captures are explained in checks/names/grammar.py.

; Scopes. A function sees no variable of what is around it; a closure here sees them all.
[(function_definition) (method_declaration)] @scope.closed
[(anonymous_function) (arrow_function)] @scope.arrow
[(class_declaration) (interface_declaration) (trait_declaration) (enum_declaration)] @scope.class

; Code that may not run, or may run again
(if_statement body: (_) @branch)
[(else_if_clause) (else_clause) (catch_clause) (case_statement) (default_statement)
 (conditional_expression) (match_expression)] @branch
(try_statement body: (_) @branch)
[(foreach_statement body: (_) @branch) (for_statement body: (_) @branch) (while_statement body: (_) @branch)]
[(foreach_statement) (for_statement) (while_statement) (do_statement)] @loop
(binary_expression operator: ["&&" "||" "??" "and" "or"] right: (_) @branch)

; use
(namespace_use_clause . (qualified_name (name) @bind.file .) @module .)
(namespace_use_clause . (name) @bind.file @module .)
(namespace_use_clause . (_) @module alias: (name) @bind.file)
(namespace_use_declaration (namespace_name) @module body: (namespace_use_group
  (namespace_use_clause . (name) @bind.file @member .)))
(namespace_use_declaration (namespace_name) @module body: (namespace_use_group
  (namespace_use_clause . (name) @member alias: (name) @bind.file)))
(namespace_use_declaration (namespace_name) @module body: (namespace_use_group
  (namespace_use_clause . (qualified_name (name) @bind.file .) @member .)))

; Variables
(assignment_expression left: (variable_name) @bind right: (_) @value)
(augmented_assignment_expression left: (variable_name) @bind)
((augmented_assignment_expression left: (variable_name) @bind operator: "??=" right: (_) @value))
(reference_assignment_expression left: (variable_name) @bind)
(list_literal (variable_name) @bind)
(foreach_statement . (_) . (variable_name) @bind)
(foreach_statement (pair (variable_name) @bind))
(foreach_statement (by_ref (variable_name) @bind))
(catch_clause name: (variable_name) @bind)
(catch_clause type: (type_list . (named_type) @type .) name: (variable_name) @bind)
(static_variable_declaration name: (variable_name) @bind)
(unset_statement (variable_name) @bind)
(global_declaration (variable_name) @global)

; Parameters
(formal_parameters (_ name: (variable_name) @bind.parameter))
(formal_parameters (_ type: (_) @type name: (variable_name) @bind.parameter))

; Definitions
(function_definition name: (name) @bind.outer)
(function_definition name: (name) @bind.outer return_type: (_) @returns)
[(class_declaration name: (name) @bind.class) (interface_declaration name: (name) @bind.class)
 (trait_declaration name: (name) @bind.class) (enum_declaration name: (name) @bind.class)]
(const_declaration (const_element . (name) @bind.file (_) @value))

; Members of the object itself
(property_declaration
  (property_element name: (variable_name (name) @self @bind.member) !default_value) @empty)
(property_declaration
  (property_element name: (variable_name (name) @self @bind.member) default_value: (_) @value))
(property_declaration type: (_) @type
  (property_element name: (variable_name (name) @self @bind.member)))
(property_promotion_parameter type: (_) @type name: (variable_name (name) @self @bind.member))
(assignment_expression
  left: (member_access_expression object: (variable_name) @self name: (name) @bind.member)
  right: (_) @value)
(method_declaration name: (name) @self @bind.member)
(method_declaration name: (name) @self @bind.member return_type: (_) @returns)
