; Who binds which name in JavaScript, TypeScript and JSX, and where code branches.
; Only what all three grammars know; what else TypeScript has stands in typescript/names.scm.
; The captures are explained in checks/names/grammar.py.

; Scopes
[(function_declaration) (function_expression) (generator_function_declaration)
 (generator_function) (method_definition)] @scope.function
(arrow_function) @scope.arrow
[(class_declaration) (class)] @scope.class
[(statement_block) (for_statement) (for_in_statement) (catch_clause) (switch_body)] @scope.block

; Code that may not run, or may run again
(if_statement consequence: (_) @branch)
[(else_clause) (catch_clause) (switch_case) (switch_default) (ternary_expression)] @branch
(try_statement body: (_) @branch)
(for_statement body: (_) @branch)
(for_in_statement body: (_) @branch)
(while_statement body: (_) @branch)
[(for_statement) (for_in_statement) (while_statement) (do_statement)] @loop
(binary_expression operator: ["&&" "||" "??"] right: (_) @branch)
(augmented_assignment_expression left: (_) @branch operator: ["||=" "&&=" "??="])

; Imports
(import_statement (import_clause (identifier) @bind.function) source: (string) @module)
(import_statement (import_clause (namespace_import (identifier) @bind.function))
  source: (string) @module)
(import_statement (import_clause (named_imports
    (import_specifier name: (_) @bind.function @member !alias)))
  source: (string) @module)
(import_statement (import_clause (named_imports
    (import_specifier name: _ @member alias: (_) @bind.function)))
  source: (string) @module)

; How a pattern's names are bound, by the nearest of these around them
(lexical_declaration) @declare.block
(variable_declaration) @declare.function
(catch_clause parameter: (_) @declare.block)
(for_in_statement kind: ["const" "let"] left: (_) @declare.block)
(for_in_statement kind: "var" left: (_) @declare.function)
(for_in_statement !kind left: (_) @declare.assign)
(assignment_expression left: (_) @declare.assign)
(augmented_assignment_expression left: (_) @declare.assign)
(update_expression argument: (_) @declare.assign)

; Variables
(variable_declarator name: (identifier) @bind @empty !value)
(variable_declarator name: (identifier) @bind value: (_) @value)
(assignment_expression left: (identifier) @bind right: (_) @value)
(augmented_assignment_expression left: (identifier) @bind
  operator: ["||=" "&&=" "??="] right: (_) @value)
(augmented_assignment_expression left: (identifier) @bind)
(update_expression argument: (identifier) @bind)
(for_in_statement left: (identifier) @bind)
(catch_clause parameter: (identifier) @bind @thrown)

; Patterns: every name in one is bound; two levels of keys are followed
(shorthand_property_identifier_pattern) @bind
(pair_pattern value: (identifier) @bind)
(array_pattern (identifier) @bind)
(rest_pattern (identifier) @bind)
(assignment_pattern left: (identifier) @bind)
(variable_declarator
  name: (object_pattern (shorthand_property_identifier_pattern) @bind @member)
  value: (_) @value)
(variable_declarator
  name: (object_pattern (object_assignment_pattern
    left: (shorthand_property_identifier_pattern) @bind @member))
  value: (_) @value)
(variable_declarator
  name: (object_pattern
    (pair_pattern key: (property_identifier) @member value: (identifier) @bind))
  value: (_) @value)
(variable_declarator
  name: (object_pattern (pair_pattern key: (property_identifier) @member
    value: (object_pattern (shorthand_property_identifier_pattern) @bind @member.inner)))
  value: (_) @value)
(variable_declarator
  name: (object_pattern (pair_pattern key: (property_identifier) @member
    value: (object_pattern
      (pair_pattern key: (property_identifier) @member.inner value: (identifier) @bind))))
  value: (_) @value)

; Parameters
(formal_parameters (_) @bind.parameter)
(arrow_function parameter: (identifier) @bind.parameter)

; Definitions
(function_declaration name: (_) @bind.outer)
(generator_function_declaration name: (_) @bind.outer)
(class_declaration name: (_) @bind.outer)
(function_expression name: (_) @bind.function)
(generator_function name: (_) @bind.function)

; Members of the object itself
(assignment_expression left: (member_expression object: (this) @self property: (_) @bind.member)
  right: (_) @value)
(augmented_assignment_expression
  left: (member_expression object: (this) @self property: (_) @bind.member)
  operator: ["||=" "&&=" "??="] right: (_) @value)
(augmented_assignment_expression
  left: (member_expression object: (this) @self property: (_) @bind.member))
(class_body (method_definition name: (_) @self @bind.member))
(class_body (_ property: (_) @self @bind.member value: (_) @value))
