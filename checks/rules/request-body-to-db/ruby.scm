((call receiver: (_) @_params method: (identifier) @_permit) @hazard
  (#eq? @_permit "permit!")
  (#match? @_params "^params\\b"))
((call receiver: (_) @_of method: (identifier) @_unsafe) @hazard
  (#eq? @_unsafe "to_unsafe_h")
  (#match? @_of "^params"))
