; Nothing is done with the error of something that writes or asks others.
((try_statement body: (_) @_body (catch_clause type: (_) @_type body: (_) @_handled) @hazard)
  (#match? @_type "^\\\\?(Exception|Throwable|PDOException)$")
  (#match? @_handled "^\\{\\s*((return( null| \\[\\])?|continue);\\s*)?\\}$")
  (#match? @_body "(?i)\\b(\\w+_)?(save|commit|insert|update|create|delete|send|publish|charge|refund|upload|transfer|process|query|execute|fetch|write|post|put|notify|sync)\\w*!?\\(")
  (#not-match? @_body "(?i)close|quit|cleanup|track|metric|log|cancel|abort|rollback|parse|temp|cache|socket|ping|exists")
  (#not-inside? @hazard "except" "finally")
  (#not-function-head? @hazard "(?i)function \\w*(close|stop|shutdown|logout|track)"))

; @ in front of something whose answer nobody looks at.
((expression_statement (error_suppression_expression (function_call_expression function: (name) @_done) @_call)) @hazard
  (#any-of? @_done "file_put_contents" "fwrite" "copy" "rename" "move_uploaded_file" "mail" "mysqli_query" "pg_query" "curl_exec")
  (#not-match? @_call "(?i)log|cache|temp")
  (#not-inside? @hazard "except" "finally")
  (#not-commented? @hazard))
