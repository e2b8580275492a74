; Variables of an environment: `staging.tfvars`, `envs/staging/main.tf`.
((attribute (identifier) @_key) @hazard
  (#path? @hazard "(^|[/._-])(staging|stage|stg|dev|development|qa|uat|preview|sandbox)[/._-]")
  (#not-path? @hazard "prod|modules?/")
  (#match? @_key "(?i)(database|db|redis|bucket|queue|topic|host|dsn)")
  (#not-match? @_key "(?i)registry|image|cdn|auth|issuer|monitor|log|metric|account|label")
  (#value-match? @hazard "(^|[/.@_-])(prod|production)([/.:_-]|$)")
  (#not-value-match? @hazard "(?i)(not?|non|pre)[-_.]?prod"))
