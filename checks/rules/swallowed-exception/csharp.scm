; Nothing is done with the error of something that writes or asks others.
((try_statement body: (_) @_body (catch_clause body: (_) @_handled) @hazard)
  (#match? @hazard "^catch\\s*(\\((System\\.)?(Exception|IOException|SqlException|DbUpdateException|HttpRequestException)( \\w+)?\\)\\s*)?\\{")
  (#match? @_handled "^\\{\\s*((return( null| default)?|continue);\\s*)?\\}$")
  (#match? @_body "(?i)\\b(\\w+_)?(save|commit|insert|update|create|delete|send|publish|charge|refund|upload|transfer|process|query|execute|fetch|write|post|put|notify|sync)\\w*!?\\(")
  (#not-match? @_body "(?i)close|quit|cleanup|track|metric|log|cancel|abort|rollback|parse|temp|cache|socket|ping|exists|deletefile")
  (#not-inside? @hazard "except" "finally")
  (#not-function-head? @hazard "(?i)(close|stop|shutdown|logout|track)\\w*\\("))
