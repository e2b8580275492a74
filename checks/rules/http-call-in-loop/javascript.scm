((call_expression function: (_) @_ask arguments: (arguments) @_arguments) @hazard
  (#resolves? @_ask "fetch" "node-fetch" "axios" "axios.{get,post,put,patch,delete}"
    "openai().chat.completions.create" "openai().embeddings.create" "@anthropic-ai/sdk().messages.create")
  (#on-side? @hazard "server")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments)
  (#not-function-match? @hazard "(?i)sleep|settimeout|limit|semaphore|page|cursor|retr|attempt|fallback|mirror|alternative|batch|chunk|queue|\\bbreak\\b"))
