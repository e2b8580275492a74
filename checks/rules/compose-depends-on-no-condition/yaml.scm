; The database's container has started long before the database answers. What waits by itself, is started
; again when it fails, or connects only when somebody asks, gets over that; so does a client of a queue or a
; cache. `condition: service_started` says that somebody means it.
((flow_node) @dependency @hazard
  (#at? @hazard "services.*.depends_on.[]")
  (#match-at? @hazard "services.{dependency}.image" "\\b(postgres|postgis|pgvector|timescaledb|mysql|mariadb)(-server)?['\\\"]?\\s*([:@]|$)")
  (#not-match-at? @hazard "services" "(?m)^\\s*-\\s+['\"]?\\.[\\w./-]*:/(app|src|code|var/www)\\b|^\\s*-\\s+['\"]?[.]{1,2}/?:/|[$][{]?PWD|--reload|\\bdev\\b|\\bdevelop|runserver|nodemon|\\bsail\\b|(?i)xdebug")
  (#not-for-development? @hazard)
  (#match-at? @hazard "services.*" "\\bbuild:|image: ['\"]?([^\\s'\"]*/)?(my-?)?(app|api|web|backend|worker)['\"]?[:@\\s]")
  (#not-match-at? @hazard "services.*" "adminer|phpmyadmin|pgadmin|exporter|wait|dockerize|pg_isready|sleep|until|restart: (always|on-failure|unless-stopped)|restart_policy"))
