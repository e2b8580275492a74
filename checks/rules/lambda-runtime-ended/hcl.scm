; The table of what has ended is checks/gone.toml.
((attribute (expression) @_runtime) @hazard
  (#at? @hazard "resource.aws_lambda_function.*.runtime")
  (#gone? @_runtime "lambda"))
