((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.value) @hazard
  (#document-kind? @hazard "{workflow,action}")
  (#match? @evidence.value "(?i)\\$\\{\\{[^}]*\\btoJSON\\(\\s*secrets\\s*\\)"))
; A name that is made up at run time needs all of them, too.
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.value) @hazard
  (#document-kind? @hazard "{workflow,action}")
  (#match? @evidence.value "\\$\\{\\{[^}]*\\bsecrets\\[\\s*(inputs|matrix|github|format)\\b"))
