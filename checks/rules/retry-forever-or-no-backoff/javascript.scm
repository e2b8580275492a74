((call_expression function: (_) @_retry arguments: (arguments (_) (object) @_options)) @hazard
  (#resolves? @_retry "async-retry" "p-retry")
  (#has-key? @_options "forever" "true"))

((call_expression function: (_) @_retry arguments: (arguments (_) (object) @_options)) @hazard
  (#resolves? @_retry "async-retry" "p-retry" "axios-retry")
  (#has-key? @_options "retries" "Infinity" "Number.POSITIVE_INFINITY"))

; By hand: a loop that only success ends, and that neither waits nor counts.
([(while_statement
    condition: (parenthesized_expression (true))
    body: (statement_block
      . (try_statement
          body: (statement_block [(return_statement) (break_statement)] .) @_tried
          handler: (catch_clause body: (statement_block) @_handled)) .))
  (for_statement
    !increment
    body: (statement_block
      . (try_statement
          body: (statement_block [(return_statement) (break_statement)] .) @_tried
          handler: (catch_clause body: (statement_block) @_handled)) .))] @hazard
  (#match? @_tried "fetch\\(|axios|connect\\(")
  (#match? @_handled "^\\{(\\s*(continue;?|(console|log\\w*)\\.\\w+\\(.*\\);?))*\\s*\\}$"))

; By hand: the function calls itself when it fails, with the same arguments.
((function_declaration
    name: (identifier) @_name
    body: (statement_block (try_statement
      body: (statement_block) @_tried
      handler: (catch_clause body: (statement_block [
        (return_statement (call_expression function: (identifier) @_again arguments: (arguments) @_arguments) @hazard)
        (return_statement (await_expression (call_expression function: (identifier) @_again arguments: (arguments) @_arguments) @hazard))
      ]) @_handled))))
  (#same? @_name @_again)
  (#match? @_tried "fetch\\(|axios|connect\\(")
  (#match? @_handled "^\\{\\s*((console|log\\w*)\\.\\w+\\(.*\\);?\\s+)*return [^\n]*\\s*\\}$")
  (#match? @_arguments "^\\([\\w\\s,.]*\\)$"))
