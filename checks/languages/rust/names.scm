; Who binds which name in Rust, and where code branches.
; The captures are explained in checks/names/grammar.py.

; Scopes. `impl Order { … }` is a part of the type Order.
(function_item) @scope.closed
(closure_expression) @scope.arrow
[(struct_item) (trait_item) (enum_item) (impl_item)] @scope.class
(impl_item type: [(type_identifier) @part (generic_type type: (type_identifier) @part)])
(mod_item) @scope.function
[(block) (if_expression) (while_expression) (for_expression) (match_arm)] @scope.block

; Code that may not run, or may run again
(if_expression consequence: (_) @branch)
[(else_clause) (match_arm)] @branch
[(for_expression body: (_) @branch) (while_expression body: (_) @branch) (loop_expression body: (_) @branch)]
[(for_expression) (while_expression) (loop_expression)] @loop
(binary_expression operator: ["&&" "||"] right: (_) @branch)

; use
(use_declaration argument: (identifier) @bind.item @module)
(use_declaration argument: (scoped_identifier name: (identifier) @bind.item) @module)
(use_as_clause path: (_) @module alias: (identifier) @bind.item)
(use_declaration argument: (use_wildcard (_) @module)) @star
(scoped_use_list path: (_) @module list: (use_list (identifier) @bind.item @member))
(scoped_use_list path: (_) @module list: (use_list
  (scoped_identifier path: (_) @member name: (identifier) @bind.item @member.inner)))
(use_declaration argument: (scoped_use_list path: (_) @module list: (use_list
  (use_as_clause path: (_) @member alias: (identifier) @bind.item))))
(scoped_use_list path: (identifier) @bind.item @module list: (use_list (self)))
(scoped_use_list path: (scoped_identifier name: (identifier) @bind.item) @module list: (use_list (self)))
(use_declaration argument: (scoped_use_list path: (_) @module list: (use_list
  (scoped_use_list path: (_) @member list: (use_list (identifier) @bind.item @member.inner)))))
(use_declaration argument: (scoped_use_list path: (_) @module list: (use_list
  (scoped_use_list path: (_) @member list: (use_list
    (use_as_clause path: (_) @member.inner alias: (identifier) @bind.item))))))
(use_declaration argument: (scoped_use_list path: (_) @module list: (use_list
  (scoped_use_list path: (identifier) @bind.item @member list: (use_list (self))))))
(extern_crate_declaration name: (identifier) @bind.item @module)

; Variables. Every name in a pattern is bound; one that is the whole pattern has the value.
(let_declaration pattern: (identifier) @bind.block)
(let_declaration pattern: (identifier) @bind.block value: (_) @value)
(let_declaration pattern: (identifier) @bind.block type: (_) @type)
(let_declaration pattern: (identifier) @bind.block type: (_) @type value: (_) @value)
(tuple_pattern (identifier) @bind.block)
(slice_pattern (identifier) @bind.block)
(ref_pattern (identifier) @bind.block)
(mut_pattern (identifier) @bind.block)
(reference_pattern (identifier) @bind.block)
(captured_pattern . (identifier) @bind.block)
(tuple_struct_pattern type: (_) (identifier) @bind.block)
(field_pattern name: (shorthand_field_identifier) @bind.block)
(field_pattern pattern: (identifier) @bind.block)
(match_pattern . (identifier) @bind.block)
(for_expression pattern: (identifier) @bind.block)
(let_condition pattern: (identifier) @bind.block value: (_) @value)
(assignment_expression left: (identifier) @bind.assign right: (_) @value)
(const_item name: (identifier) @bind.file type: (_) @type value: (_) @value)
(static_item name: (identifier) @bind.file type: (_) @type)

; Parameters
(parameter pattern: (identifier) @bind.parameter)
(parameter pattern: (identifier) @bind.parameter type: (_) @type)
(parameter pattern: (tuple_struct_pattern type: (_) (identifier) @bind.parameter))
(closure_parameters (identifier) @bind.parameter)
(type_parameters (type_parameter name: (_) @bind.generic))

; Definitions
(function_item name: (identifier) @bind.outer)
(function_item name: (identifier) @bind.outer return_type: (_) @returns)
(impl_item body: (declaration_list (function_item name: (identifier) @bind.outer)))
[(struct_item name: (_) @bind.class) (enum_item name: (_) @bind.class) (trait_item name: (_) @bind.outer)]
(type_item name: (_) @bind.item type: (_) @value)
(mod_item name: (identifier) @bind.outer)
(macro_definition name: (identifier) @bind.item)

; Members
(struct_item body: (field_declaration_list
  (field_declaration name: (field_identifier) @self @bind.member type: (_) @type)))
