; TypeORM, with a database that others share.
((object (pair key: (_) @_key value: (true)) @hazard) @_options
  (#eq? @_key "synchronize")
  (#has-key? @_options "type" "postgres" "mysql" "mariadb" "mssql" "cockroachdb" "aurora-mysql" "aurora-postgres" "oracle"))
; Sequelize, for the whole database or one model.
((call_expression
    function: (member_expression property: (_) @_sync)
    arguments: (arguments . (object (pair key: (_) @_key value: (true))))) @hazard
  (#eq? @_sync "sync")
  (#any-of? @_key "alter" "force")
  (#not-mentioned? @hazard "(?i)sqlite"))
; Safe: only where somebody develops.
((if_statement condition: (_) @_when consequence: (statement_block (expression_statement (await_expression (call_expression) @safe))))
  (#match? @_when "test"))
((if_statement condition: (_) @_when consequence: (statement_block (expression_statement (call_expression) @safe)))
  (#match? @_when "test"))
