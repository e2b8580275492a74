; database/sql and what is built on it: a DB is a pool.
((call_expression function: (selector_expression operand: (_) @_db field: (_) @_run) arguments: (argument_list) @_sql) @hazard
  (#resolves? @_db "database/sql.{Open,OpenDB,DB}()"
                   "github.com/jmoiron/sqlx.{Open,Connect,MustConnect,DB}()"
                   "github.com/jackc/pgx/v5/pgxpool.{New,NewWithConfig,Pool}()")
  (#any-of? @_run "Exec" "ExecContext" "MustExec" "Query" "QueryContext")
  (#match? @_sql "(?i)[(,]\\s*[\"`](BEGIN|START TRANSACTION)\\b"))
