; All that can go wrong is caught and forgotten, round something that writes or asks others.
([(try_statement body: (block) @_body (except_clause (block) @_handled) @hazard)
  (with_statement (with_clause) @hazard @_handled body: (block) @_body)]
  (#match? @hazard "^except( (Base)?Exception( as \\w+)?)?:|\\bsuppress\\((Base)?Exception\\)")
  (#match? @_handled "^(pass|continue|\\.\\.\\.|return( None| \\[\\]| \\{\\})?|(contextlib\\.)?suppress\\(\\w+\\))$")
  (#not-match? @hazard "#")
  (#match? @_body "(?i)\\b(\\w+_)?(save|commit|insert|update|create|delete|send|publish|charge|refund|upload|transfer|process|query|execute|fetch|write|post|put|notify|sync)\\w*!?\\(")
  (#not-match? @_body "(?i)close|quit|cleanup|track|metric|log|cancel|abort|rollback|parse|temp|cache|socket|ping|exists")
  (#not-inside? @hazard "except" "finally")
  (#not-function-head? @hazard "(?i)def \\w*(close|stop|shutdown|logout|track|report_install)"))
