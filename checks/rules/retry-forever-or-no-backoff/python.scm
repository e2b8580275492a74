; tenacity's bare decorator: it never stops and never waits (9.1: stop_never, wait_none).
((decorator (identifier) @_retry) @hazard
  (#resolves? @_retry "tenacity.retry")
  (#replace! @_retry "{_retry}(stop=stop_after_attempt(5), wait=wait_random_exponential(max=30), reraise=True)"))

((decorator (attribute object: (_) @_module) @_retry) @hazard
  (#resolves? @_retry "tenacity.retry")
  (#replace! @_retry "{_retry}(stop={_module}.stop_after_attempt(5), wait={_module}.wait_random_exponential(max=30), reraise=True)"))

((decorator (call function: (identifier) @_retry arguments: (argument_list) @_arguments)) @hazard
  (#resolves? @_retry "tenacity.retry")
  (#lacks-argument? @_arguments "stop" "wait")
  (#set-argument! @_arguments "stop=stop_after_attempt(5), wait=wait_random_exponential(max=30)"))

; A wait but no end. To wait for a server at one's own start is another matter.
((decorated_definition
    (decorator (call function: (_) @_retry arguments: (argument_list) @_arguments)) @hazard
    definition: (function_definition name: (identifier) @_name))
  (#resolves? @_retry "tenacity.retry")
  (#lacks-argument? @_arguments "stop")
  (#not-match? @_name "connect|wait_for|startup|ready")
  (#set-argument! @_arguments "stop=stop_after_attempt(5)"))

((call function: (_) @_retrying arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_retrying "tenacity.{Retrying,AsyncRetrying}")
  (#lacks-argument? @_arguments "stop")
  (#set-argument! @_arguments "stop=stop_after_attempt(5)"))

; backoff gives up only when told: max_tries and max_time are None (2.2).
((decorator (call function: (_) @_backoff arguments: (argument_list) @_arguments)) @hazard
  (#resolves? @_backoff "backoff.{on_exception,on_predicate}")
  (#lacks-argument? @_arguments "max_tries" "max_time")
  (#set-argument! @_arguments "max_tries=5"))

; By hand: a loop that only success ends, and that neither waits nor counts.
((while_statement
    condition: (true)
    body: (block
      . (try_statement
          body: (block [(return_statement) (break_statement)] .) @_tried
          (except_clause (block) @_handled) @_clause .) .)) @hazard
  (#match? @_tried "requests\\.|httpx\\.|urlopen\\(|connect\\(")
  (#match? @_handled "^(\\s*(pass|continue|print\\(.*\\)|log\\w*\\.\\w+\\(.*\\)))+$")
  (#not-match? @_clause "InterruptedError"))

; By hand: the function calls itself when it fails, with the same arguments.
((function_definition
    name: (identifier) @_name
    body: (block (try_statement
      body: (block) @_tried
      (except_clause (block [
        (return_statement (call function: (identifier) @_again arguments: (argument_list) @_arguments) @hazard)
        (return_statement (await (call function: (identifier) @_again arguments: (argument_list) @_arguments) @hazard))
      ]) @_handled))))
  (#same? @_name @_again)
  (#match? @_tried "requests\\.|httpx\\.|urlopen\\(|connect\\(")
  (#match? @_handled "^((print\\(.*\\)|log\\w*\\.\\w+\\(.*\\))\\s+)*return [^\n]*$")
  (#match? @_arguments "^\\([\\w\\s,.]*\\)$"))
