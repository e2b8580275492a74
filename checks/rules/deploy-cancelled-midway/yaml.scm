((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "\\b(terraform apply|pulumi up|migrate deploy|db:migrate|alembic upgrade|manage\\.py migrate|helm upgrade|flyway migrate|artisan migrate)\\b")
  (#match-at? @hazard "jobs.*.concurrency.cancel-in-progress" "^['\"]?true")
  (#not-match-at? @hazard "" "(?i)pull_request|dry-run|[^a]test"))
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "\\b(terraform apply|pulumi up|migrate deploy|db:migrate|alembic upgrade|manage\\.py migrate|helm upgrade|flyway migrate|artisan migrate)\\b")
  (#match-at? @hazard "concurrency.cancel-in-progress" "^['\"]?true")
  (#not-match-at? @hazard "" "(?i)pull_request|dry-run|[^a]test"))
