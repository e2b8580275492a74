; while True: requests.get(…); time.sleep(0.5). One that ends waits for a job.
((while_statement condition: (true) body: (block (call function: (_) @_sleep arguments: (argument_list . (_) @_pause .)) .) @_body) @hazard
  (#resolves? @_sleep "time.sleep")
  (#less? @_pause "1")
  (#match? @_body "requests\\.|httpx\\.|\\.execute\\(|\\.objects\\.|session\\.")
  (#not-match? @_body "\\breturn\\b|\\bbreak\\b"))

((while_statement condition: (true) body: (block (await (call function: (_) @_sleep arguments: (argument_list . (_) @_pause .))) .) @_body) @hazard
  (#resolves? @_sleep "asyncio.sleep")
  (#less? @_pause "1")
  (#match? @_body "requests\\.|httpx\\.|\\.execute\\(|\\.objects\\.|session\\.")
  (#not-match? @_body "\\breturn\\b|\\bbreak\\b"))
