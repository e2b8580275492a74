; Who binds which name in C#, and where code branches.
; The captures are explained in checks/names/grammar.py.

; Scopes
[(method_declaration) (constructor_declaration) (accessor_declaration)] @scope.function
[(lambda_expression) (anonymous_method_expression) (local_function_statement)] @scope.arrow
[(class_declaration) (interface_declaration) (struct_declaration) (record_declaration)
 (enum_declaration)] @scope.type
[(block) (for_statement) (foreach_statement) (using_statement) (catch_clause) (switch_section)] @scope.block

; Of a method's header this is evaluated around it
(parameter type: (_) @outside)
(method_declaration returns: (_) @outside)

; Code that may not run, or may run again
(if_statement consequence: (_) @branch)
(if_statement alternative: (_) @branch)
(try_statement body: (_) @branch)
[(catch_clause) (switch_section) (switch_expression_arm) (conditional_expression)] @branch
[(foreach_statement body: (_) @branch) (for_statement body: (_) @branch) (while_statement body: (_) @branch)]
[(foreach_statement) (for_statement) (while_statement) (do_statement)] @loop
(binary_expression operator: ["&&" "||" "??"] right: (_) @branch)

; using: it names a namespace, all of whose types are there; `using Http = …` names one thing
(using_directive !name [(qualified_name) (identifier)] @module) @star
(using_directive name: (identifier) @bind.file [(qualified_name) (generic_name) (identifier)] @module .)

; Variables
(variable_declarator name: (identifier) @bind.block)
(variable_declaration type: (implicit_type) (variable_declarator name: (identifier) @bind.block . (_) @value .))
(variable_declaration type: [(identifier) (qualified_name) (generic_name) (nullable_type)] @type
  (variable_declarator name: (identifier) @bind.block))
(variable_declaration type: [(identifier) (qualified_name) (generic_name) (nullable_type)] @type
  (variable_declarator name: (identifier) @bind.block . (_) @value .))
(tuple_pattern name: (identifier) @bind.block)
(foreach_statement left: (identifier) @bind.block)
(foreach_statement type: [(identifier) (qualified_name) (generic_name)] @type left: (identifier) @bind.block)
(declaration_pattern type: (_) @type name: (identifier) @bind.block)
(declaration_expression type: (_) @type name: (identifier) @bind.block)
(var_pattern name: (identifier) @bind.block)
(catch_declaration name: (identifier) @bind.block)
(catch_declaration type: (_) @type name: (identifier) @bind.block)
(assignment_expression left: (identifier) @bind.assign)
(assignment_expression left: (identifier) @bind.assign operator: ["=" "??="] right: (_) @value)

; Parameters. Those of a record and of a class's own constructor are seen in all of it.
(parameter name: (identifier) @bind.parameter)
(parameter type: (_) @type name: (identifier) @bind.parameter)
(implicit_parameter) @bind.parameter
(class_declaration (parameter_list (parameter type: (_) @type name: (identifier) @bind.field)))
(record_declaration (parameter_list (parameter type: (_) @type name: (identifier) @bind.field)))
(type_parameter name: (identifier) @bind.generic)

; Definitions
[(class_declaration name: (_) @bind.class) (interface_declaration name: (_) @bind.class)
 (struct_declaration name: (_) @bind.class) (record_declaration name: (_) @bind.class)
 (enum_declaration name: (_) @bind.class)]
(method_declaration returns: (_) @returns name: (_) @bind.outer)
(local_function_statement type: (_) @returns name: (_) @bind.outer)

; Properties, and what is given to members of the object itself. Fields are variables of the class.
(property_declaration type: (_) @type name: (identifier) @bind.field)
(property_declaration type: (_) @type name: (identifier) @bind.field value: (_) @value)
(enum_member_declaration name: (identifier) @bind.field)
(assignment_expression left: (member_access_expression expression: "this" @self name: (identifier) @bind.member)
  right: (_) @value)
