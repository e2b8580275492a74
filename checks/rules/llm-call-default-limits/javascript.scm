; 600 seconds, two more tries (openai 6.49, @anthropic-ai/sdk 1.11).
((new_expression constructor: (_) @_make arguments: (arguments (object) @options)) @hazard
  (#resolves? @_make "openai" "@anthropic-ai/sdk")
  (#on-side? @hazard "server")
  (#lacks-key? @options "timeout")
  (#mentioned? @hazard "completions[.]|responses[.]|messages[.]")
  (#not-mentioned? @hazard "timeout:|stream|signal")
  (#set-key! @options "timeout: 30_000"))
((new_expression constructor: (_) @_make arguments: (arguments . ")")) @hazard
  (#resolves? @_make "openai" "@anthropic-ai/sdk")
  (#on-side? @hazard "server")
  (#mentioned? @hazard "completions[.]|responses[.]|messages[.]")
  (#not-mentioned? @hazard "timeout:|stream|signal"))
