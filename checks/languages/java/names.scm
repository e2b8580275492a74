; Who binds which name in Java, and where code branches.
; The captures are explained in checks/names/grammar.py.

; Scopes
[(method_declaration) (constructor_declaration) (compact_constructor_declaration)] @scope.function
(lambda_expression) @scope.arrow
[(class_declaration) (interface_declaration) (enum_declaration) (record_declaration)
 (annotation_type_declaration)] @scope.type
(object_creation_expression (class_body) @scope.type)
[(block) (constructor_body) (for_statement) (enhanced_for_statement) (catch_clause)
 (try_with_resources_statement) (switch_block)] @scope.block

; Of a method's header this is evaluated around it
(formal_parameter type: (_) @outside)
(method_declaration type: (_) @outside)

; Code that may not run, or may run again
(if_statement consequence: (_) @branch)
(if_statement alternative: (_) @branch)
(try_statement body: (_) @branch)
(try_with_resources_statement body: (_) @branch)
[(catch_clause) (switch_rule) (switch_block_statement_group) (ternary_expression)] @branch
(for_statement body: (_) @branch)
(enhanced_for_statement body: (_) @branch)
(while_statement body: (_) @branch)
[(for_statement) (enhanced_for_statement) (while_statement) (do_statement)] @loop
(binary_expression operator: ["&&" "||"] right: (_) @branch)

; Imports
(import_declaration . (scoped_identifier name: (_) @bind.file) @module .)
(import_declaration "static" (scoped_identifier name: (_) @bind.file) @module .)
(import_declaration (scoped_identifier) @module (asterisk)) @star
(import_declaration (identifier) @module (asterisk)) @star

; Variables
(local_variable_declaration declarator: (variable_declarator name: (identifier) @bind.block))
(local_variable_declaration declarator: (variable_declarator name: (identifier) @bind.block value: (_) @value))
((local_variable_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @bind.block))
  (#not-eq? @type "var"))
((local_variable_declaration type: (_) @type
    declarator: (variable_declarator name: (identifier) @bind.block value: (_) @value))
  (#not-eq? @type "var"))
(resource name: (identifier) @bind.block value: (_) @value)
((resource type: (_) @type name: (identifier) @bind.block value: (_) @value) (#not-eq? @type "var"))
(enhanced_for_statement name: (identifier) @bind.block)
((enhanced_for_statement type: (_) @type name: (identifier) @bind.block) (#not-eq? @type "var"))
(instanceof_expression right: (_) @type name: (identifier) @bind.block)
(type_pattern (_) @type (identifier) @bind.block)
(catch_formal_parameter name: (identifier) @bind.block)
(catch_formal_parameter (catch_type . (_) @type .) name: (identifier) @bind.block)
(assignment_expression left: (identifier) @bind.assign)
(assignment_expression left: (identifier) @bind.assign operator: "=" right: (_) @value)

; Parameters
(formal_parameter type: (_) @type name: (identifier) @bind.parameter)
(spread_parameter (variable_declarator name: (identifier) @bind.parameter))
(lambda_expression parameters: (identifier) @bind.parameter)
(inferred_parameters (identifier) @bind.parameter)
(type_parameter . (type_identifier) @bind.generic)

; Definitions
[(class_declaration name: (_) @bind.class) (interface_declaration name: (_) @bind.class)
 (enum_declaration name: (_) @bind.class) (record_declaration name: (_) @bind.class)]
(method_declaration type: (_) @returns name: (_) @bind.outer)

; Fields: their code sees them without a `this`
(field_declaration type: (_) @type declarator: (variable_declarator name: (_) @bind.field))
(field_declaration type: (_) @type
  declarator: (variable_declarator name: (_) @bind.field value: (_) @value))
(constant_declaration type: (_) @type
  declarator: (variable_declarator name: (_) @bind.field value: (_) @value))
(record_declaration parameters: (formal_parameters
  (formal_parameter type: (_) @type name: (identifier) @bind.field)))
(enum_constant name: (_) @bind.field)
(assignment_expression left: (field_access object: (this) @self field: (_) @bind.member)
  right: (_) @value)
