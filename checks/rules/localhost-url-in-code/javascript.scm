((binary_expression
    left: (member_expression object: (_) @_env property: (property_identifier) @name)
    operator: ["||" "??"]
    right: (string (string_fragment) @_fallback)) @hazard
  (#match? @_env "^(process[.]env|import[.]meta[.]env)$")
  (#match? @_fallback "^[a-z+]+://([^@/ ]*@)?(localhost|127[.]0[.]0[.]1)([:/]|$)")
  (#match? @name "(URL|URI|HOST|ENDPOINT|DSN|BACKEND|API|SERVER)$")
  (#not-match? @name "ORIGIN|CORS|REDIRECT|CALLBACK|OLLAMA|OTEL|OTLP|(^|_)(TEST|DEV|LOCAL)_|PROXY")
  (#not-match? @_fallback "11434|4317|4318")
  (#not-path? @name "nuxt\\.config"))
