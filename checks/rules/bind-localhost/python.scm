((call function: (_) @callee arguments: (argument_list (keyword_argument name: (identifier) @_key value: (string) @address))) @hazard
  (#resolves? @callee "uvicorn.run" "flask.Flask().run")
  (#eq? @_key "host")
  (#any-of? @address "127.0.0.1" "localhost" "::1")
  (#not-inside? @hazard "main-guard")
  (#replace! @address "\"0.0.0.0\""))
