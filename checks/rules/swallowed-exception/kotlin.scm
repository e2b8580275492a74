; Nothing is done with the error of something that writes or asks others; nor with what runCatching gives.
([(try_expression (statements) @_body (catch_block) @hazard @_what)
  (statements (call_expression . (simple_identifier) @_what (call_suffix (annotated_lambda) @_body)) @hazard . (_))
  (function_body (statements (call_expression . (simple_identifier) @_what (call_suffix (annotated_lambda) @_body)) @hazard .))]
  (#match? @_what "^catch \\(\\w+: (Exception|Throwable|RuntimeException|\\w*(IO|SQL|DataAccess)Exception)\\) \\{\\s*((return( null)?|null|continue)\\s*)?\\}$|^runCatching$")
  (#not-match? @_body "//|/\\*")
  (#match? @_body "(?i)\\b(\\w+_)?(save|commit|insert|update|create|delete|send|publish|charge|refund|upload|transfer|process|query|execute|fetch|write|post|put|notify|sync)\\w*!?\\(")
  (#not-match? @_body "(?i)close|quit|cleanup|track|metric|log|cancel|abort|rollback|parse|temp|cache|socket|ping|exists")
  (#not-inside? @hazard "except" "finally")
  (#not-function-head? @hazard "(?i)fun \\w*(close|stop|shutdown|logout|track)"))
