; Who binds which name in Python, and where code branches.
; The captures are explained in checks/names/grammar.py.

; Scopes
[(function_definition) (lambda)] @scope.function
(class_definition) @scope.class
[(list_comprehension) (set_comprehension) (dictionary_comprehension) (generator_expression)] @scope.block

; Of a function's header this is evaluated around it: `def get(redis: redis.Redis)`
(typed_parameter type: (_) @outside)
(typed_default_parameter type: (_) @outside)
(typed_default_parameter value: (_) @outside)
(default_parameter value: (_) @outside)
(function_definition return_type: (_) @outside)
(class_definition superclasses: (_) @outside)

; Code that may not run, or may run again
(if_statement consequence: (_) @branch)
[(elif_clause) (else_clause) (except_clause) (case_clause)] @branch
(try_statement body: (_) @branch)
(for_statement body: (_) @branch)
(while_statement body: (_) @branch)
[(for_statement) (while_statement)] @loop
(conditional_expression) @branch
(boolean_operator right: (_) @branch)

; Imports
(import_statement name: (dotted_name . (identifier) @bind @module))
(import_statement name: (aliased_import name: (_) @module alias: (_) @bind))
(import_from_statement module_name: (_) @module name: (dotted_name (identifier) @bind @member))
(import_from_statement module_name: (_) @module
  name: (aliased_import name: (_) @member alias: (_) @bind))
(wildcard_import) @star

; Assignments
(assignment left: (identifier) @bind right: (_) @value)
(assignment left: (identifier) @bind type: (_) @type)
(assignment left: (identifier) @bind type: (_) @type right: (_) @value)
(named_expression name: (identifier) @bind value: (_) @value)
(augmented_assignment left: (identifier) @bind)
(type_alias_statement left: (type (identifier) @bind) right: (_) @value)
[(pattern_list (identifier) @bind) (tuple_pattern (identifier) @bind)
 (list_pattern (identifier) @bind) (list_splat_pattern (identifier) @bind)
 (dictionary_splat_pattern (identifier) @bind)]
(assignment left: (pattern_list . (identifier) @bind) right: (expression_list . (_) @value))
(assignment left: (pattern_list . (_) . (identifier) @bind)
            right: (expression_list . (_) . (_) @value))

; Members of the object itself
(assignment left: (attribute object: (identifier) @self attribute: (_) @bind.member)
            right: (_) @value)
(assignment left: (attribute object: (identifier) @self attribute: (_) @bind.member)
            type: (_) @type)
(assignment left: (attribute object: (identifier) @self attribute: (_) @bind.member)
            type: (_) @type right: (_) @value)
(augmented_assignment left: (attribute object: (identifier) @self attribute: (_) @bind.member))
(pattern_list (attribute object: (identifier) @self attribute: (_) @bind.member))
(tuple_pattern (attribute object: (identifier) @self attribute: (_) @bind.member))
(for_statement left: (attribute object: (identifier) @self attribute: (_) @bind.member))
(as_pattern (_) @value
  alias: (as_pattern_target (attribute object: (identifier) @self attribute: (_) @bind.member)))

; with, except, for, match
(with_item value: (as_pattern (_) @value alias: (as_pattern_target (identifier) @bind)))
(as_pattern_target (identifier) @bind)
(except_clause (as_pattern . (_) @type alias: (as_pattern_target (identifier) @bind)))
(as_pattern_target (tuple (identifier) @bind))
(as_pattern_target (list (identifier) @bind))
(for_statement left: (identifier) @bind)
(for_in_clause left: (identifier) @bind.block)
(for_in_clause left: (pattern_list (identifier) @bind.block))
(for_in_clause left: (tuple_pattern (identifier) @bind.block))
(case_pattern (dotted_name . (identifier) @bind .))
(as_pattern (case_pattern) (identifier) @bind)
(splat_pattern (identifier) @bind)

; Parameters
(parameters (identifier) @bind.parameter)
(lambda_parameters (identifier) @bind.parameter)
(parameters (_ . (identifier) @bind.parameter type: (_) @type))
(parameters (_ name: (identifier) @bind.parameter))
(lambda_parameters (_ name: (identifier) @bind.parameter))

; Definitions
(function_definition type_parameters: (_ (type (identifier) @bind.generic)))
(class_definition type_parameters: (_ (type (identifier) @bind.generic)))
(function_definition name: (identifier) @bind.outer)
(function_definition name: (identifier) @bind.outer return_type: (_) @returns)
(class_definition name: (identifier) @bind.outer)
(global_statement (identifier) @global)
(nonlocal_statement (identifier) @nonlocal)
(delete_statement (identifier) @bind)
