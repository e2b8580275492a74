; `tmpfs` is a decision. A stack for a developer's machine or for tests may lose everything.
((block_mapping_pair key: (_) @_name) @hazard
  (#at? @hazard "services.*")
  (#match-at? @hazard "services.*.image" "\\b(postgres|postgis|pgvector|timescaledb|mysql|mariadb|mongo|elasticsearch|opensearch|minio|clickhouse|influxdb|neo4j)(-server|db)?['\\\"]?\\s*([:@]|$)")
  (#lacks-key? @hazard "volumes" "volumes_from" "extends" "tmpfs")
  (#match-at? @hazard "services" "(?m)^\\s+(build|depends_on):")
  (#not-match-at? @hazard "services" "(?m)^\\s*-\\s+['\"]?\\.[\\w./-]*:/(app|src|code)\\b|--reload|\\bdev\\b|runserver|nodemon|\\bsail\\b|test"))
