; What goes to an address of each element's own (a webhook, a download) cannot be asked at once.
((call_expression function: (_) @_ask arguments: (arguments . (_) @_url) @_arguments) @hazard
  (#resolves? @_ask "fetch" "node-fetch" "axios.{get,post,put,patch,delete}")
  (#on-side? @hazard "server")
  (#not-inside? @hazard "bounded-loop")
  (#not-leaves-loop? @hazard)
  (#uses-loop-variable? @_arguments)
  (#not-loop-variable? @_url)
  (#not-function-match? @hazard "(?i)sleep|settimeout|limit|semaphore|page|cursor|retr|attempt|fallback|mirror|alternative|batch|chunk|queue|tool_?call"))
; A model, asked for each.
((call_expression function: (_) @_ask arguments: (arguments) @_arguments) @hazard
  (#resolves? @_ask "openai().chat.completions.create" "openai().embeddings.create" "@anthropic-ai/sdk().messages.create")
  (#on-side? @hazard "server")
  (#not-inside? @hazard "bounded-loop")
  (#not-leaves-loop? @hazard)
  (#uses-loop-variable? @_arguments)
  (#not-function-match? @hazard "(?i)sleep|limit|semaphore"))
