; Limits by address, in the file that makes the application.
((call function: (_) @_limiter arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_limiter "slowapi.Limiter" "flask_limiter.Limiter")
  (#match? @_arguments "get_remote_address")
  (#mentioned? @hazard "FastAPI\\(|Flask\\(")
  (#not-mentioned? @hazard "(?i)proxy|forwarded"))
