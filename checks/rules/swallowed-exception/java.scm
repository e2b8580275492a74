; Nothing is done with the error of something that writes or asks others.
([(try_statement body: (_) @_body (catch_clause (catch_formal_parameter (catch_type) @_type) body: (_) @_handled) @hazard)
  (try_with_resources_statement body: (_) @_body (catch_clause (catch_formal_parameter (catch_type) @_type) body: (_) @_handled) @hazard)]
  (#match? @_type "^(Exception|Throwable|RuntimeException|\\w*(IO|SQL|DataAccess)Exception)$")
  (#match? @_handled "^\\{\\s*((return( null)?|continue);\\s*)?\\}$")
  (#match? @_body "(?i)\\b(\\w+_)?(save|commit|insert|update|create|delete|send|publish|charge|refund|upload|transfer|process|query|execute|fetch|write|post|put|notify|sync)\\w*!?\\(")
  (#not-match? @_body "(?i)close|quit|cleanup|track|metric|log|cancel|abort|rollback|parse|temp|cache|socket|ping|exists")
  (#not-inside? @hazard "except" "finally")
  (#not-function-head? @hazard "(?i)(close|stop|shutdown|logout|track)\\w*\\("))
