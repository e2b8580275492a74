; Starlette reflects the caller's origin when any origin is allowed together with credentials.
((call function: (_) @_callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_callee "fastapi.FastAPI().add_middleware" "starlette.applications.Starlette().add_middleware")
  (#contains? @_arguments "CORSMiddleware")
  (#has-key? @_arguments "allow_origins" "[\"*\"]" "['*']" "(\"*\",)")
  (#has-key? @_arguments "allow_credentials" "True"))
