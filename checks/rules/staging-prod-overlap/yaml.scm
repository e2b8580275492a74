; The file's name says which environment it is, the value which one it works on. Hosts that all share
; (registries, CDNs, sign-on, monitoring) have keys of other names.
((block_mapping_pair key: (_) @_key value: (flow_node)) @hazard
  (#path? @hazard "(^|[/._-])(staging|stage|stg|dev|development|qa|uat|preview|sandbox)[/._-]")
  (#not-path? @hazard "prod|\\.github/")
  (#match? @_key "(?i)(database|db|postgres|mysql|mongo|redis|bucket|queue|topic|s3|sqs|host|dsn)")
  (#not-match? @_key "(?i)registry|image|cdn|auth|issuer|monitor|log|metric|account|label")
  (#value-match? @hazard "(^|[/.@_-])(prod|production)([/.:_-]|$)")
  (#not-value-match? @hazard "(?i)(not?|non|pre)[-_.]?prod|\\$\\{|\\{\\{"))
; A job of another environment that is given production's secrets.
((block_mapping_pair value: (flow_node)) @hazard
  (#at? @hazard "jobs.*.env.*" "jobs.*.steps.[].env.*" "jobs.*.steps.[].with.*")
  (#document-kind? @hazard "workflow")
  (#match-at? @hazard "jobs.*.environment" "(?i)^['\"]?(name:\\s*)?['\"]?(staging|stage|stg|dev|development|test|qa|uat|preview)['\"]?\\b")
  (#value-match? @hazard "secrets\\.(PROD|PRODUCTION)_"))
