; 600 seconds, two more tries (openai 3.52, anthropic 2.11).
((call function: (_) @_make arguments: (argument_list) @arguments) @hazard
  (#resolves? @_make "openai.{OpenAI,AsyncOpenAI}" "anthropic.{Anthropic,AsyncAnthropic}")
  (#lacks-argument? @arguments "http_client")
  (#mentioned? @hazard "(?i)fastapi|flask|django")
  (#mentioned? @hazard "completions[.]|responses[.]|messages[.]")
  (#not-mentioned? @hazard "timeout|stream")
  (#set-argument! @arguments "timeout=30"))

; As many tokens as the model likes.
((call function: (_) @_ask arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_ask "openai.{OpenAI,AsyncOpenAI}().{chat.completions,responses}.create")
  (#lacks-argument? @_arguments "max_tokens" "max_completion_tokens" "max_output_tokens" "stream")
  (#inside? @hazard "handler"))
