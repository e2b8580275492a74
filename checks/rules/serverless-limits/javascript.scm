; A request that nobody waits for, where the path or the file says that this is a serverless function.
((expression_statement (call_expression function: (_) @_send) @hazard)
  (#resolves? @_send "fetch" "axios.{get,post}" "fetch().{then,catch}" "axios.post().{then,catch}")
  (#inside? @hazard "function")
  (#path? @hazard "supabase/functions/|netlify/functions/|\\blambda/|\\broute\\.[jt]s$|\\bapi/")
  (#mentioned? @hazard "@vercel/|maxDuration|[\"']edge[\"']|Deno\\.|@netlify/|aws-lambda|exports\\.handler")
  (#not-function-match? @hazard "waitUntil|after\\("))

; Work after the answer, in a Lambda or an edge function's timer.
((call_expression function: (_) @_every) @hazard
  (#eq? @_every "setInterval")
  (#inside? @hazard "function")
  (#path? @hazard "supabase/functions/|netlify/functions/|\\blambda/"))
