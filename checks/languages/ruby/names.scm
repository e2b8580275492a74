; Who binds which name in Ruby, and where code branches.
; The captures are explained in checks/names/grammar.py.

; Scopes. A method sees no variable of what is around it; a block sees them all.
[(method) (singleton_method)] @scope.closed
[(class) (module) (singleton_class)] @scope.type
[(lambda) (block) (do_block)] @scope.block

; Code that may not run, or may run again
[(then) (else) (elsif) (rescue) (when) (conditional)] @branch
(if_modifier body: (_) @branch)
(unless_modifier body: (_) @branch)
[(while body: (_) @branch) (until body: (_) @branch) (for body: (_) @branch)]
[(while) (until) (for)] @loop
[(block) (do_block)] @branch @loop
(binary operator: ["&&" "||" "and" "or"] right: (_) @branch)

; Variables
(assignment left: (identifier) @bind right: (_) @value)
(operator_assignment left: (identifier) @bind)
(operator_assignment left: (identifier) @bind operator: "||=" right: (_) @value)
(left_assignment_list (identifier) @bind)
(rest_assignment (identifier) @bind)
(for pattern: (identifier) @bind)
(exception_variable (identifier) @bind)
(rescue exceptions: (exceptions . (_) @type .) variable: (exception_variable (identifier) @bind))

; Constants, and the variables of an object, a class and the program
(assignment left: (constant) @bind.field right: (_) @value)
(assignment left: (instance_variable) @bind.field right: (_) @value)
(operator_assignment left: (instance_variable) @bind.field)
(operator_assignment left: (instance_variable) @bind.field operator: "||=" right: (_) @value)
(left_assignment_list (instance_variable) @bind.field)
(assignment left: (class_variable) @bind.field right: (_) @value)
(operator_assignment left: (class_variable) @bind.field operator: "||=" right: (_) @value)
(assignment left: (global_variable) @bind.file right: (_) @value)

; Parameters
(method_parameters (identifier) @bind.parameter)
(method_parameters (_ name: (identifier) @bind.parameter))
(block_parameters (identifier) @bind.block)
(block_parameters (_ name: (identifier) @bind.block))
(block_parameters (destructured_parameter (identifier) @bind.block))
(lambda_parameters (identifier) @bind.block)
(lambda_parameters (_ name: (identifier) @bind.block))

; Definitions. A method that is one expression is what it gives: `def client = @client ||= …`
(class name: (constant) @bind.class)
(module name: (constant) @bind.class)
(method name: (identifier) @bind.outer)
(method name: (identifier) @bind.outer !parameters body: (body_statement . (_) @value .))
(singleton_method name: (identifier) @bind.outer)
