; By hand: a loop that only success ends, and that neither waits nor counts.
((while_statement condition: (boolean_literal) @_true body: (block) @_body) @hazard
  (#eq? @_true "true")
  (#match? @_body "(?s)^\\{\\s*try\\s*\\{.*\\b(return|break)\\b[^\\n]*\\s*\\}\\s*catch\\s*(\\([^)]*\\))?\\s*\\{\\s*(//[^\\n]*\\s+)*([\\w$.]*([lL]og|Console)[^\\n]*\\s+)?(continue;?\\s*)?\\}\\s*\\}$")
  (#match? @_body "\\.(GetAsync|PostAsync|PostAsJsonAsync|SendAsync|GetStringAsync|OpenAsync|ConnectAsync)\\(")
  (#not-match? @_body "(?i)sleep|delay|attempt|tries|count|interrupt"))

; Polly
((invocation_expression function: (member_access_expression name: (_) @_retry)) @hazard
  (#any-of? @_retry "RetryForever" "RetryForeverAsync"))
((assignment_expression left: (_) @_tries right: (_) @_all) @hazard
  (#eq? @_tries "MaxRetryAttempts")
  (#eq? @_all "int.MaxValue"))
