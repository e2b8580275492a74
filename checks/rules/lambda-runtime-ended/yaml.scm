; CloudFormation and SAM. The table of what has ended is checks/gone.toml.
((block_mapping_pair value: (_) @_runtime) @hazard
  (#at? @hazard "Resources.*.Properties.Runtime" "Globals.Function.Runtime")
  (#gone? @_runtime "lambda"))
