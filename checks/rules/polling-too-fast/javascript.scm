; setInterval(() => fetch(…), 1000). One that ends itself waits for a job.
((call_expression function: (_) @_every arguments: (arguments . [(arrow_function) (function_expression)] @_work . (_) @_pause .)) @hazard
  (#any-of? @_every "{setInterval,window.setInterval}")
  (#match? @_work "\\bfetch\\(|axios|\\.query\\(|prisma\\.|supabase\\.")
  (#not-match? @_work "clearInterval")
  (#less? @_pause "2001"))

; React Query, SWR, Apollo.
((pair key: (_) @_key value: (_) @_pause) @hazard
  (#any-of? @_key "{refetchInterval,refreshInterval,pollInterval}")
  (#less? @_pause "2000")
  (#more? @_pause "0"))
