; By hand: a loop that only success ends, and that neither waits nor counts.
((while_statement (boolean_literal) (control_structure_body) @_body) @hazard
  (#match? @_body "(?s)^\\{\\s*try\\s*\\{.*\\b(return|break)\\b[^\\n]*\\s*\\}\\s*catch\\s*(\\([^)]*\\))?\\s*\\{\\s*(//[^\\n]*\\s+)*([\\w$.]*([lL]og|[pP]rint)[^\\n]*\\s+)?(continue;?\\s*)?\\}\\s*\\}$")
  (#match? @_body "\\.(get|post|execute|send|connect|getForObject)\\(")
  (#not-match? @_body "(?i)sleep|delay|attempt|tries|count"))
