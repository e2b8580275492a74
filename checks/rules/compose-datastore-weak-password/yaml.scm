; A stack for a developer's machine or for tests may have any password.
((_ key: (_)) @hazard
  (#at? @hazard "services.*.environment.{POSTGRES_PASSWORD,MYSQL_ROOT_PASSWORD,MYSQL_PASSWORD,MARIADB_ROOT_PASSWORD,MARIADB_PASSWORD,MONGO_INITDB_ROOT_PASSWORD,RABBITMQ_DEFAULT_PASS,MINIO_ROOT_PASSWORD}")
  (#value-match? @hazard "(?i)^(postgres|password|passw0rd|root|admin|secret|changeme|example|123456|guest|minioadmin|rabbitmq|mysql|mongo|pass)\\d{0,4}$")
  (#match-at? @hazard "services" "(?m)^\\s+(build|depends_on|restart):")
  (#not-path? @hazard "build|test|dev|local")
  (#not-match-at? @hazard "services" "(?m)^\\s*-\\s+['\"]?\\.[\\w./-]*:/(app|src|code)\\b|--reload|\\bdev\\b|runserver|nodemon|test|\\bsail\\b"))
((flow_node) @hazard
  (#at? @hazard "services.*.environment.[]")
  (#value-match? @hazard "(?i)^(\\w*_ROOT_PASSWORD|POSTGRES_PASSWORD|MYSQL_PASSWORD|RABBITMQ_DEFAULT_PASS)=(postgres|password|passw0rd|root|admin|secret|changeme|example|123456|guest|minioadmin|rabbitmq|mysql|mongo|pass)\\d{0,4}$")
  (#match-at? @hazard "services" "(?m)^\\s+(build|depends_on|restart):")
  (#not-path? @hazard "build|test|dev|local")
  (#not-match-at? @hazard "services" "(?m)^\\s*-\\s+['\"]?\\.[\\w./-]*:/(app|src|code)\\b|--reload|\\bdev\\b|runserver|nodemon|test|\\bsail\\b"))
; No password at all.
((_ key: (_)) @hazard
  (#at? @hazard "services.*.environment.{POSTGRES_HOST_AUTH_METHOD,MYSQL_ALLOW_EMPTY_PASSWORD,ALLOW_EMPTY_PASSWORD,MARIADB_ALLOW_EMPTY_ROOT_PASSWORD}")
  (#value? @hazard "trust" "yes" "true" "1")
  (#match-at? @hazard "services" "(?m)^\\s+(build|depends_on|restart):")
  (#not-path? @hazard "build|test|dev|local")
  (#not-match-at? @hazard "services" "(?m)^\\s*-\\s+['\"]?\\.[\\w./-]*:/(app|src|code)\\b|--reload|\\bdev\\b|runserver|nodemon|test|\\bsail\\b"))
