; Nothing is done with the error of something that writes or asks others: an empty catch, .catch(() => {}).
([(try_statement body: (_) @_body handler: (catch_clause body: (_) @_handled) @hazard)
  (expression_statement (call_expression
    function: (member_expression object: (call_expression) @_body)
    arguments: (arguments . (arrow_function body: (_) @_handled) .)) @hazard)
  (expression_statement (await_expression (call_expression
    function: (member_expression object: (call_expression) @_body)
    arguments: (arguments . (arrow_function body: (_) @_handled) .)) @hazard))]
  (#match? @hazard "^catch|\\.catch\\(")
  (#match? @_handled "^\\{\\s*((return( null| undefined| \\[\\])?|continue);?\\s*)?\\}$|^(null|undefined|\\(\\{\\}\\))$")
  (#not-match? @_body "Selector|Message")
  (#match? @_body "(?i)\\b(\\w+_)?(save|commit|insert|update|create|delete|send|publish|charge|refund|upload|transfer|process|query|execute|fetch|write|post|put|notify|sync)\\w*!?\\(")
  (#not-match? @_body "(?i)close|quit|cleanup|track|metric|log|cancel|abort|rollback|parse|temp|cache|socket|ping|exists|clipboard")
  (#not-inside? @hazard "except" "finally")
  (#not-function-head? @hazard "(?i)(close|stop|shutdown|logout|track)\\w*\\(")
  (#not-mentioned? @_body "\\bdocument\\.|\\bwindow\\.|\\blocalStorage\\.|from .(react|vue|svelte)|\\buse(State|Effect)\\(")
  (#not-path? @_body "(^|/)(components|hooks|composables|client|frontend|public|static|webapp|mobile)/"))
