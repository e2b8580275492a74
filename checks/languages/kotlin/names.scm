; Who binds which name in Kotlin, and where code branches.
; The captures are explained in checks/names/grammar.py.

; Scopes
[(function_declaration) (secondary_constructor) (anonymous_function)] @scope.function
(lambda_literal) @scope.arrow
[(class_declaration) (object_declaration) (companion_object) (object_literal)] @scope.type
[(control_structure_body) (for_statement) (catch_block) (when_expression)] @scope.block

; Code that may not run, or may run again
(if_expression consequence: (_) @branch)
(if_expression alternative: (_) @branch)
[(when_entry) (catch_block) (try_expression)] @branch
[(for_statement (control_structure_body) @branch) (while_statement (control_structure_body) @branch)]
[(for_statement) (while_statement) (do_while_statement)] @loop
(elvis_expression . (_) (_) @branch)

; Imports
(import_header (identifier (simple_identifier) @bind.file .) @module .)
(import_header (identifier) @module (import_alias (type_identifier) @bind.file))
(import_header (identifier) @module (wildcard_import)) @star

; Variables and properties: what a class declares is seen in it without a `this`
(property_declaration (variable_declaration (simple_identifier) @bind.block))
(property_declaration (variable_declaration . (simple_identifier) @bind.block) . "=" . (_) @value)
(property_declaration (variable_declaration . (simple_identifier) @bind.block (_) @type))
(property_declaration (variable_declaration . (simple_identifier) @bind.block (_) @type) . "=" . (_) @value)
(multi_variable_declaration (variable_declaration (simple_identifier) @bind.block))
(for_statement (variable_declaration . (simple_identifier) @bind.block))
(for_statement (variable_declaration . (simple_identifier) @bind.block (_) @type))
(catch_block . (simple_identifier) @bind.block . (_) @type)
(when_subject (variable_declaration . (simple_identifier) @bind.block))
(assignment (directly_assignable_expression . (simple_identifier) @bind.assign .))
(assignment (directly_assignable_expression . (simple_identifier) @bind.assign .) "=" (_) @value .)

; Parameters
(parameter . (simple_identifier) @bind.parameter . (_) @type)
(class_parameter (simple_identifier) @bind.field . (_) @type)
(lambda_parameters (variable_declaration . (simple_identifier) @bind.parameter))
(lambda_parameters (variable_declaration . (simple_identifier) @bind.parameter (_) @type))
(lambda_parameters (multi_variable_declaration (variable_declaration (simple_identifier) @bind.parameter)))
(type_parameter (type_identifier) @bind.generic)

; Definitions
(class_declaration (type_identifier) @bind.class)
(object_declaration (type_identifier) @bind.class)
(function_declaration (simple_identifier) @bind.outer)
(function_declaration (simple_identifier) @bind.outer (function_value_parameters) . [(user_type) (nullable_type)] @returns)
(type_alias (type_identifier) @bind.item (user_type) @value)

; Members of the object itself
(assignment (directly_assignable_expression (this_expression) @self
    (navigation_suffix (simple_identifier) @bind.member)) "=" (_) @value .)
