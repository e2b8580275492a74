; A goroutine that a handler starts and does not wait for.
((go_statement (call_expression function: (func_literal) @_body)) @hazard
  (#inside? @hazard "handler")
  (#not-match? @_body "recover\\(|<-|\\.Done\\(|close\\(")
  (#not-match? @_body "(?i)\\b(safe|guard)\\w*\\("))
