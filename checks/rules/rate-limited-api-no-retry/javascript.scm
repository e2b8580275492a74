((call_expression function: (_) @_ask arguments: (arguments . [(string) (template_string)] @_url)) @hazard
  (#resolves? @_ask "fetch" "node-fetch" "undici.{fetch,request}" "axios.{get,post,put,patch,delete}")
  (#match? @_url "^.https://(api\\.(openai|anthropic|groq|mistral|deepseek|github|notion|airtable|hubapi|resend|sendgrid|stripe|twilio|spotify|elevenlabs|telegram)\\.|openrouter\\.ai|generativelanguage\\.googleapis|graph\\.facebook|slack\\.com/api|discord\\.com/api|ai\\.gateway\\.lovable)")
  (#on-side? @hazard "server")
  (#not-function-head? @hazard "(?i)health|verif")
  (#not-mentioned? @hazard "(?i)retr|back_?off|\\b429\\b|rate.?limit|attempt"))

; The address stands in a constant, or begins with one.
((call_expression function: (_) @_ask arguments: (arguments . [(identifier) @_url (template_string . (template_substitution (identifier) @_url))])) @hazard
  (#resolves? @_ask "fetch" "node-fetch" "axios.{get,post}")
  (#holds? @_url "^.https://(api\\.(openai|anthropic|groq|mistral|github|notion|telegram|sendgrid)\\.|openrouter\\.ai|generativelanguage|slack\\.com/api|graph\\.facebook)")
  (#on-side? @hazard "server")
  (#not-function-head? @hazard "(?i)health|verif")
  (#not-mentioned? @hazard "(?i)retr|back_?off|\\b429\\b|rate.?limit|attempt"))
