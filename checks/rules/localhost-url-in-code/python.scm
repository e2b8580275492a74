((call function: (_) @_read arguments: (argument_list
    . (string (string_content) @name) . (string (string_content) @_fallback) .)) @hazard
  (#resolves? @_read "os.getenv" "os.environ.get" "decouple.config")
  (#match? @_fallback "^[a-z+]+://([^@/ ]*@)?(localhost|127[.]0[.]0[.]1)([:/]|$)")
  (#match? @name "(URL|URI|HOST|ENDPOINT|DSN|BROKER|BACKEND|API)$")
  (#not-match? @name "ORIGIN|CORS|REDIRECT|CALLBACK|OLLAMA|OTEL|OTLP|^(TEST|DEV|LOCAL)_|PROXY")
  (#not-match? @_fallback "11434|4317|4318")
  (#severity! "notice"))
