; Starlette reflects the caller's origin when any origin is allowed together with credentials.
((call function: (_) @_callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_callee "fastapi.FastAPI().add_middleware" "starlette.applications.Starlette().add_middleware")
  (#contains? @_arguments "CORSMiddleware")
  (#has-key? @_arguments "allow_origins" "[\"*\"]" "['*']" "(\"*\",)")
  (#has-key? @_arguments "allow_credentials" "True"))

; flask-cors sends the origin back where credentials are allowed.
((call function: (_) @_callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_callee "flask_cors.CORS" "flask_cors.cross_origin")
  (#has-key? @_arguments "supports_credentials" "True")
  (#not-match? @_arguments "origins\\s*=\\s*[^\"'\\[]|origins['\"]?\\s*[=:]\\s*\\[?[\"'][^*]"))

; django-cors-headers.
((assignment left: (identifier) @_name right: (true)) @hazard
  (#any-of? @_name "{CORS_ALLOW_ALL_ORIGINS,CORS_ORIGIN_ALLOW_ALL}")
  (#mentioned? @_name "(?m)^CORS_ALLOW_CREDENTIALS\\s*=\\s*True"))
