; The default stands in the source: it is no secret any more. Only names that end in what a secret is
; called count (SECRET_NAME, JWT_ALGORITHM, PASSWORD_MIN_LENGTH do not). A key for somebody else's
; service must look like a real one (three digits), or it is a placeholder that fails loudly.
([(call
    function: (_) @_read
    arguments: (argument_list
      . (string (string_content) @name)
      . [(string) @_fallback (keyword_argument value: (string) @_fallback)] .))
  (boolean_operator
    left: (call function: (_) @_read arguments: (argument_list . (string (string_content) @name) .))
    operator: "or"
    right: (string) @_fallback)] @hazard
  (#resolves? @_read "os.getenv" "os.environ.get" "decouple.config")
  (#match? @name "(?i)(SECRET(_?KEY)?(_BASE)?|(PRIVATE|SIGNING|ENCRYPTION|JWT|API|ACCESS)_?KEY|PASSWORD|_TOKEN)$")
  (#not-match? @name "(?i)PUBLI|(PER|MAX)_TOKEN|(DB|DATABASE|SQL|PG|POSTGRES|REDIS|MONGO|MAIL|SMTP)_?PASS|^(TEST|DEV|DEMO)_")
  (#not-match? @hazard "(?i)((API|ACCESS|STRIPE_SECRET)_?KEY|TOKEN|CLIENT_SECRET)\\W[^\\d]*(\\d[^\\d]*){0,2}$")
  (#literal? @_fallback)
  (#not-match? @_fallback "(?i)^[a-z]*[\"']+(true|false|[01])?[\"']+$")
  (#replace! @hazard "os.environ[\"{name}\"]"))

; pydantic's settings read the environment; a field without a default is required.
((class_definition
    superclasses: (argument_list (_) @_base)
    body: (block (assignment
      left: (identifier) @name
      type: (type) @_type
      right: (string) @_fallback) @hazard))
  (#resolves? @_base "pydantic_settings.BaseSettings" "pydantic.BaseSettings")
  (#match? @name "(?i)(SECRET(_?KEY)?(_BASE)?|(PRIVATE|SIGNING|ENCRYPTION|JWT|API|ACCESS)_?KEY|PASSWORD|_TOKEN)$")
  (#not-match? @name "(?i)PUBLI|(PER|MAX)_TOKEN|(DB|DATABASE|SQL|PG|POSTGRES|REDIS|MONGO|MAIL|SMTP)_?PASS|^(TEST|DEV|DEMO)_")
  (#not-match? @hazard "(?i)((API|ACCESS|STRIPE_SECRET)_?KEY|TOKEN|CLIENT_SECRET)\\W[^\\d]*(\\d[^\\d]*){0,2}$")
  (#literal? @_fallback)
  (#not-match? @_fallback "(?i)^[a-z]*[\"']+(true|false|[01])?[\"']+$")
  (#replace! @hazard "{name}: {_type}"))

; Safe: production refuses to start with it.
((if_statement condition: (_) @_when consequence: (block (raise_statement))) @safe.file
  (#match? @_when "(?i)prod|debug"))

; Safe: the value is compared with the default before it is used.
((comparison_operator . (identifier) @safe.binding . [(string) (identifier)] @_with .)
  (#match? @_with "^[\"']|(?i)default|insecure"))

; Safe: the name of a secret in a secret manager, not the secret.
((call function: (_) @_read arguments: (argument_list (_) @safe))
  (#match? @_read "(get|access)_secret"))
