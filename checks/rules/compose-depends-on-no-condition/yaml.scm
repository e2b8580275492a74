; The database's container has started long before the database answers. What waits by itself, is started
; again when it fails, or connects only when somebody asks, gets over that.
((flow_node) @dependency @hazard
  (#at? @hazard "services.*.depends_on.[]")
  (#match-at? @hazard "services.{dependency}.image" "\\b(postgres|postgis|pgvector|timescaledb|mysql|mariadb|mongo|redis|valkey|rabbitmq|kafka|elasticsearch|opensearch|cassandra|clickhouse)(-server|db)?['\\\"]?\\s*([:@]|$)")
  (#not-match-at? @hazard "services" "(?m)^\\s*-\\s+['\"]?\\.[\\w./-]*:/(app|src|code|var/www)\\b|--reload|\\bdev\\b|runserver|nodemon|\\bsail\\b")
  (#match-at? @hazard "services.*" "\\b(image|build):")
  (#not-match-at? @hazard "services.*" "adminer|phpmyadmin|pgadmin|mongo-express|exporter|kibana|logstash|wait|dockerize|pg_isready|sleep|until|restart: (always|on-failure|unless-stopped)|restart_policy"))
((_ key: (_) @dependency value: (_)) @hazard
  (#at? @hazard "services.*.depends_on.*")
  (#has-key? @hazard "condition" "service_started")
  (#match-at? @hazard "services.{dependency}.image" "\\b(postgres|postgis|pgvector|timescaledb|mysql|mariadb|mongo|redis|valkey|rabbitmq|kafka|elasticsearch|opensearch|cassandra|clickhouse)(-server|db)?['\\\"]?\\s*([:@]|$)")
  (#not-match-at? @hazard "services" "(?m)^\\s*-\\s+['\"]?\\.[\\w./-]*:/(app|src|code|var/www)\\b|--reload|\\bdev\\b|runserver|nodemon|\\bsail\\b")
  (#match-at? @hazard "services.*" "\\b(image|build):")
  (#not-match-at? @hazard "services.*" "adminer|phpmyadmin|pgadmin|mongo-express|exporter|kibana|logstash|wait|dockerize|pg_isready|sleep|until|restart: (always|on-failure|unless-stopped)|restart_policy"))
