((call_expression function: (_) @_ask arguments: (argument_list [(interpreted_string_literal) (raw_string_literal)] @_url)) @hazard
  (#resolves? @_ask "net/http.{Get,Post,NewRequest,NewRequestWithContext}")
  (#match? @_url "^.https://(api\\.(openai|anthropic|groq|mistral|github|notion|stripe|sendgrid|telegram)\\.|openrouter\\.ai|generativelanguage|slack\\.com/api)")
  (#not-mentioned? @hazard "(?i)retr|backoff|\\b429\\b|TooManyRequests|rate.?limit|attempt"))
