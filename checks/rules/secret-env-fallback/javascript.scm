; A constant of the module that can be made to fail at the start.
((program [
  (lexical_declaration "const" . (variable_declarator
    name: (identifier) @variable
    value: (binary_expression
      left: (member_expression object: (_) @_env property: (property_identifier) @name) @_value
      operator: ["||" "??"]
      right: [(string) (template_string)] @_fallback) @hazard) @_declarator)
  (export_statement declaration: (lexical_declaration "const" . (variable_declarator
    name: (identifier) @variable
    value: (binary_expression
      left: (member_expression object: (_) @_env property: (property_identifier) @name) @_value
      operator: ["||" "??"]
      right: [(string) (template_string)] @_fallback) @hazard) @_declarator))])
  (#resolves? @_env "process.env")
  (#match? @name "SECRET$")
  (#not-match? @name "CLIENT|PUBLI|^(TEST|DEV|DEMO)_")
  (#literal? @_fallback)
  (#not-match? @_fallback "(?i)^[\"'`](true|false|[01])?[\"'`]$")
  (#replace! @_declarator "{variable} = {_value};\nif (!{variable}) throw new Error(\"{name} is not set\")"))

; The default stands in the source: it is no secret any more. Only names that end in what a secret is
; called count (SECRET_NAME, JWT_EXPIRES_IN do not). A key for somebody else's service must look like a
; real one (three digits), or it is a placeholder that fails loudly.
((binary_expression
    left: [
      (member_expression object: (_) @_env property: (property_identifier) @name)
      (subscript_expression object: (_) @_env index: (string (string_fragment) @name))
      (call_expression function: (_) @_env arguments: (arguments . (string (string_fragment) @name) .))]
    operator: ["||" "??"]
    right: [(string) (template_string)] @_fallback) @hazard
  (#resolves? @_env "process.env" "Bun.env" "Deno.env.get" "@nestjs/config.ConfigService().get")
  (#match? @name "(?i)(SECRET(_?KEY)?(_BASE)?|(PRIVATE|SIGNING|ENCRYPTION|JWT|API|ACCESS)_?KEY|PASSWORD|_TOKEN)$")
  (#not-match? @name "(?i)PUBLI|(PER|MAX)_TOKEN|(DB|DATABASE|SQL|PG|POSTGRES|REDIS|MONGO|MAIL|SMTP)_?PASS|^(TEST|DEV|DEMO)_")
  (#not-match? @hazard "(?i)((API|ACCESS|STRIPE_SECRET)_?KEY|TOKEN|CLIENT_SECRET)\\W[^\\d]*(\\d[^\\d]*){0,2}$")
  (#literal? @_fallback)
  (#not-match? @_fallback "(?i)^[\"'`](true|false|[01])?[\"'`]$"))

; const { JWT_SECRET = "dev" } = process.env
((variable_declarator
    name: (object_pattern (object_assignment_pattern
      left: (shorthand_property_identifier_pattern) @name
      right: (string) @_fallback) @hazard)
    value: (_) @_env)
  (#resolves? @_env "process.env")
  (#match? @name "(?i)(SECRET(_?KEY)?(_BASE)?|(PRIVATE|SIGNING|ENCRYPTION|JWT)_?KEY|PASSWORD)$")
  (#not-match? @name "(DB|DATABASE|SQL|PG|POSTGRES|REDIS|MONGO|MAIL|SMTP)_?PASS|CLIENT|STRIPE")
  (#not-eq? @_fallback "\"\""))

; Safe: production refuses to start with it.
((if_statement condition: (_) @_when consequence: (_) @_then) @safe.file
  (#match? @_when "(?i)prod")
  (#match? @_then "throw|exit"))

; Safe: the value is compared with the default before it is used.
((binary_expression left: (identifier) @safe.binding operator: "===" right: [(string) (identifier)] @_with)
  (#match? @_with "^[\"']|(?i)default|insecure"))

; Safe: the name of a secret in a secret manager, not the secret.
((call_expression function: (_) @_read arguments: (arguments (_) @safe))
  (#match? @_read "(get|access)\\w*Secret"))
