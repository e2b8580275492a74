((call function: (_) @_ask arguments: (argument_list . (string) @_url)) @hazard
  (#resolves? @_ask "{requests,httpx}.{get,post,put,patch,delete}" "requests.Session().{get,post}"
    "httpx.{Client,AsyncClient}().{get,post}" "aiohttp.ClientSession().{get,post}")
  (#match? @_url "^f?.https://(api\\.(openai|anthropic|groq|mistral|deepseek|github|notion|airtable|hubapi|resend|sendgrid|stripe|twilio|spotify|elevenlabs|telegram)\\.|openrouter\\.ai|generativelanguage\\.googleapis|graph\\.facebook|slack\\.com/api|discord\\.com/api|ai\\.gateway\\.lovable)")
  (#not-function-head? @hazard "(?i)health|verif")
  (#not-mentioned? @hazard "(?i)retr|back_?off|\\b429\\b|rate.?limit|attempt"))

; The address stands in a constant, or begins with one.
((call function: (_) @_ask arguments: (argument_list . [(identifier) @_url (string . (string_start) . (interpolation . (_) @_url))])) @hazard
  (#resolves? @_ask "{requests,httpx}.{get,post}" "httpx.{Client,AsyncClient}().post" "aiohttp.ClientSession().post")
  (#holds? @_url "^.https://(api\\.(openai|anthropic|groq|mistral|github|notion|telegram|sendgrid)\\.|openrouter\\.ai|generativelanguage|slack\\.com/api|graph\\.facebook)")
  (#not-function-head? @hazard "(?i)health|verif")
  (#not-mentioned? @hazard "(?i)retr|back_?off|\\b429\\b|rate.?limit|attempt"))
