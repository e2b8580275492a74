; Of the stage that is shipped: nothing of the others is in the image.
((arg_instruction name: (_) @name !default) @hazard
  (#names-secret? @name)
  (#inside? @hazard "last-stage"))
; A variable that is given such an argument.
((env_pair name: (_) @name value: (_) @_value) @hazard
  (#names-secret? @name)
  (#match? @_value "^[\"']?[$][{]?\\w+[}]?[\"']?$")
  (#inside? @hazard "last-stage"))
; Safe: mounted, not handed over.
((run_instruction) @safe.file
  (#match? @safe.file "type=secret"))
