; with threading.Lock():
((with_statement (with_clause (with_item value: (call function: (_) @_lock)))) @hazard
  (#resolves? @_lock "threading.{Lock,RLock,Semaphore}" "asyncio.{Lock,Semaphore}" "multiprocessing.Lock"))
; lock = Lock(); with lock: … in a function that shares it with nobody.
((assignment left: (identifier) @_name right: (call function: (_) @_lock)) @hazard
  (#resolves? @_lock "threading.{Lock,RLock}" "asyncio.Lock")
  (#inside? @hazard "function")
  (#function-match? @_name "with {}:")
  (#not-function-match? @_name "(?s)Thread|submit|gather|create_task|global |return {}|[(=,] ?{}[,)\\n]|def .*\\n\\s+(async )?def "))
