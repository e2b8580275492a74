; The error of something that writes or asks others is thrown away: _ = tx.Commit(), _, _ = db.Exec(…).
((assignment_statement left: (_) @_left right: (expression_list (call_expression function: (_) @_done))) @hazard
  (#match? @_left "^_(, _)*$")
  (#match? @_done "(^|\\.)(Exec|Save|Commit|Insert|Update|Delete|Create|Publish|Send|Charge|Refund|Upload|Enqueue|Notify|Transfer|WriteFile|Rename)\\w*$")
  (#not-match? @_done "(?i)log|cache|metric|track|temp|sess|SendRequest")
  (#not-on-condition? @hazard "\\berr != nil")
  (#not-match? @hazard "(?i)\"rollback")
  (#not-commented? @hazard))
; Nobody takes it at all.
((expression_statement (call_expression function: (selector_expression operand: (_) @_on field: (_) @_done))) @hazard
  (#match? @_on "(?i)^(\\w+\\.)*(tx|db|conn|pool|repo)$")
  (#any-of? @_done "Exec" "ExecContext" "Commit" "Save" "Create" "Insert" "Update" "Delete")
  (#not-match? @hazard "(?i)\"rollback")
  (#not-commented? @hazard))
((expression_statement (call_expression function: (_) @_done)) @hazard
  (#resolves? @_done "os.{WriteFile,Rename}")
  (#not-commented? @hazard))
; if err := save(); err != nil { }
((if_statement condition: (binary_expression left: (identifier) @_err operator: "!=" right: (nil)) consequence: (block) @_handled) @hazard
  (#match? @_err "(?i)err$")
  (#match? @_handled "^\\{\\s*\\}$"))
; if err := save(); err != nil { return nil }: the caller hears that all is well.
([(_ (short_var_declaration left: (expression_list (identifier) @_err .) right: (expression_list (call_expression function: (_) @_done)))
    . (if_statement
        condition: (binary_expression left: (identifier) @_looked operator: "!=" right: (nil))
        consequence: (block (statement_list . (return_statement (expression_list . (nil) .)) .)) @_handled) @hazard)
  (if_statement
    initializer: (short_var_declaration left: (expression_list (identifier) @_err .) right: (expression_list (call_expression function: (_) @_done)))
    condition: (binary_expression left: (identifier) @_looked operator: "!=" right: (nil))
    consequence: (block (statement_list . (return_statement (expression_list . (nil) .)) .)) @_handled) @hazard]
  (#match? @_err "(?i)err$")
  (#same? @_err @_looked)
  (#match? @_done "(^|\\.)(Exec|Save|Create|Insert|Update|Query|Do)\\w*$")
  (#function-head? @hazard "\\) error \\{?$"))
