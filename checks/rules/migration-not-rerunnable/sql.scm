; In a script by whose name it is run by hand or by a container. Not a dump, nor where the thing is dropped first.
((keyword_create) @hazard
  (#clause? @hazard "^CREATE (TABLE|(UNIQUE )?INDEX|SCHEMA|EXTENSION|SEQUENCE) ")
  (#not-clause? @hazard "\\bIF NOT EXISTS\\b")
  (#dialect? @hazard "postgresql" "mysql" "sqlite")
  (#path? @hazard "(^|/)(init|schema|setup|bootstrap|create|create[_-]tables|tables|database|db|seed|01[_-]init|00[_-]init)\\.sql$")
  (#not-other-statement? @hazard "^(DROP (TABLE|SCHEMA|DATABASE|INDEX|SEQUENCE)|CREATE DATABASE)\\b")
  (#not-mentioned? @hazard "(?i)database dump|pg_dump|mysqldump|copy .* from stdin|sqlc|\\+goose|\\+migrate|migrate:up|auto-?generated")
  (#not-path? @hazard "(^|/)(supabase|prisma|sqlc|sqlx|atlas|resources/db)/"))
