; The error of something that writes or asks others is thrown away: let _ = fs::write(…), fs::write(…).ok();
([(let_declaration pattern: "_" value: (_) @_done) @hazard
  (expression_statement (call_expression function: (field_expression value: (_) @_done field: (_) @_ok))) @hazard]
  (#match? @hazard "^let _|\\.ok\\(\\);$")
  (#match? @_done "(::|\\.)(save|commit|execute|publish|charge|refund|upload|insert_|update_|delete_|send_|write_all)\\w*\\(|fs::(write|rename|copy)\\(")
  (#not-match? @_done "\\?$|inspect_err\\(|delete_with")
  (#not-match? @_done "(?i)log|cache|metric|track|temp|std(out|err)")
  (#not-commented? @hazard))
