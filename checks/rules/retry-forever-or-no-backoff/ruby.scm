; retry, whatever happened and however often.
((rescue) @hazard
  (#match? @hazard "\\bretry\\b")
  (#not-match? @hazard "(?i)sleep|attempt|tries|count|\\bif\\b|\\bunless\\b|\\braise\\b|\\bwhen\\b|Deadlock|StaleObject|NotUnique"))
