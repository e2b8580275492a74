; By hand: a loop that only success ends, and that neither waits nor counts.
((while_statement condition: (parenthesized_expression (true)) body: (block) @_body) @hazard
  (#match? @_body "(?s)^\\{\\s*try\\s*\\{.*\\b(return|break)\\b[^\\n]*\\s*\\}\\s*catch\\s*(\\([^)]*\\))?\\s*\\{\\s*(//[^\\n]*\\s+)*([\\w$.]*([lL]og|[pP]rint)[^\\n]*\\s+)?(continue;?\\s*)?\\}\\s*\\}$")
  (#match? @_body "\\.(send|execute|exchange|getForObject|postForObject|getConnection|connect)\\(")
  (#not-match? @_body "(?i)sleep|delay|attempt|tries|count|interrupt|wait"))

; Reactor: retry() is for ever, and at once.
((method_invocation name: (_) @_retry arguments: (argument_list) @_arguments) @hazard
  (#eq? @_retry "retry")
  (#arguments-count? @_arguments "0")
  (#mentioned? @hazard "reactor\\.|WebClient"))

; Spring Retry
((annotation name: (_) @_retry arguments: (_) @_arguments) @hazard
  (#eq? @_retry "Retryable")
  (#match? @_arguments "Integer\\.MAX_VALUE"))
