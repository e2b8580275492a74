; mu.Lock(), and no Unlock in the whole function.
((expression_statement (call_expression function: (selector_expression operand: (_) @lock field: (_) @_take))) @hazard
  (#match? @lock "(?i)(mu|lock|mutex|mtx)$")
  (#any-of? @_take "Lock" "RLock")
  (#not-function-match? @lock "{}\\.R?Unlock\\b")
  (#not-function-head? @hazard "(?i)func (\\([^)]*\\) )?\\w*lock"))
; mu.Lock(), then a return before the Unlock that is not deferred.
((expression_statement (call_expression function: (selector_expression operand: (_) @lock field: (_) @_take))) @hazard
  (#match? @lock "(?i)(mu|lock|mutex|mtx)$")
  (#any-of? @_take "Lock" "RLock")
  (#function-match? @lock "\\b{}\\.R?Lock\\(\\)\\n(\\s+[^\\n]*= [^\\n]*\\n)?\\s+if [^\\n]*\\{\\n\\s+return\\b(?s:.*)\\b{}\\.R?Unlock"))
