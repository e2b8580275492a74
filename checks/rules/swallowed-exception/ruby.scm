; Nothing is done with the error of something that writes or asks others.
([(begin (rescue) @hazard) @_body (body_statement (rescue) @hazard) @_body (rescue_modifier handler: (nil)) @hazard @_body]
  (#match? @hazard "^rescue( StandardError| Exception)?( *=> *\\w+)?\\s*(nil|next|\\[\\]|return( nil)?)?\\s*$| rescue nil$")
  (#match? @_body "(?im)(\\.|_|^\\s*)(save|commit|insert|update|create|delete|send|publish|charge|refund|upload|transfer|process|query|execute|fetch|write|post|put|notify|sync)\\w*([!(]|\\s+[\\w@:])")
  (#not-match? @_body "(?i)close|quit|cleanup|track|metric|log|cancel|abort|rollback|parse|temp|cache|socket|ping|exists")
  (#not-commented? @hazard)
  (#not-inside? @hazard "except" "finally")
  (#not-function-head? @hazard "(?i)def \\w*(close|stop|shutdown|logout|track)"))
