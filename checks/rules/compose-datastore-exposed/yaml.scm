; A stack for a developer's machine mounts the source or reloads it, or holds nothing but databases.
((flow_node) @hazard
  (#at? @hazard "services.*.ports.[]")
  (#value-match? @hazard "^(0\\.0\\.0\\.0:)?(\\d+|\\$\\{[^}]*\\}):(5432|3306|27017|6379|9200|5672|15672|1433|11211|9042|8123|7687)(/tcp)?$")
  (#match-at? @hazard "services.*.image" ".")
  (#match-at? @hazard "services" "(?m)^\\s+(build|depends_on|restart):")
  (#not-path? @hazard "build|test|dev|local|/ci\\b")
  (#not-match-at? @hazard "services" "(?m)^\\s*-\\s+['\"]?\\.[\\w./-]*:/(app|src|usr|code|workspace|var/www|home|opt)|--reload|\\bdev\\b|runserver|nodemon|\\bsail\\b"))
((block_sequence_item (block_node)) @hazard
  (#at? @hazard "services.*.ports.[]")
  (#has-key? @hazard "target" "5432" "3306" "27017" "6379")
  (#not-lacks-key? @hazard "published")
  (#lacks-key? @hazard "host_ip")
  (#match-at? @hazard "services" "(?m)^\\s+(build|depends_on|restart):")
  (#not-path? @hazard "build|test|dev|local|/ci\\b")
  (#not-match-at? @hazard "services" "(?m)^\\s*-\\s+['\"]?\\.[\\w./-]*:/(app|src|usr|code|workspace|var/www|home|opt)|--reload|\\bdev\\b|runserver|nodemon|\\bsail\\b"))
