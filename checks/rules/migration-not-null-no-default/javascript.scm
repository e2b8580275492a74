; knex: a column that is added while a table is altered.
((call_expression
    function: (member_expression property: (_) @_alter)
    arguments: (arguments . (_) @_table
      [(arrow_function body: [(call_expression) @hazard
                              (statement_block (expression_statement (call_expression) @hazard))])
       (function_expression body: (statement_block (expression_statement (call_expression) @hazard)))]))
  (#any-of? @_alter "alterTable" "table")
  (#match? @hazard "^\\w+\\s*\\.\\s*(string|text|integer|bigInteger|float|decimal|boolean|date|dateTime|datetime|timestamp|uuid|json|jsonb|enu|enum|binary|specificType)\\(")
  (#match? @hazard "\\.\\s*notNullable\\(")
  (#not-match? @hazard "\\.\\s*(defaultTo|alter|primary)\\(")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "createTable(IfNotExists)?\\(\\s*['\"`]{}['\"`]"))
; Sequelize.
((call_expression
    function: (member_expression property: (_) @_add)
    arguments: (arguments . (_) @_table . (string) . (object) @_how)) @hazard
  (#eq? @_add "addColumn")
  (#not-mentioned? @_table "bulkDelete\\(\\s*['\"]{}['\"],\\s*\\{\\s*\\}")
  (#has-key? @_how "allowNull" "false")
  (#lacks-key? @_how "defaultValue" "autoIncrement" "primaryKey")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "createTable\\(\\s*['\"`]{}['\"`]"))
; TypeORM: a column is required unless it says otherwise.
((call_expression
    function: (member_expression property: (_) @_add)
    arguments: (arguments . (_) @_table . (new_expression constructor: (_) @_column arguments: (arguments . (object) @_how)))) @hazard
  (#eq? @_add "addColumn")
  (#resolves? @_column "typeorm.TableColumn")
  (#not-has-key? @_how "isNullable" "true")
  (#lacks-key? @_how "default" "isGenerated" "asExpression")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "createTable\\(\\s*new Table\\(\\{\\s*name:\\s*['\"`]{}['\"`]"))
; SQL in a string.
((call_expression function: (member_expression property: (_) @_run) arguments: (arguments . (_) @_sql)) @hazard
  (#any-of? @_run "query" "raw" "execute")
  (#within? @hazard "up")
  (#statement? @_sql "^ALTER TABLE .* ADD (COLUMN )?(IF NOT EXISTS )?[^,]* NOT NULL\\b")
  (#not-statement? @_sql "\\b(DEFAULT|GENERATED|AS|IDENTITY|AUTO_INCREMENT|\\w*SERIAL\\d?|CONSTRAINT|CHECK)\\b")
  (#not-other-statement? @_sql "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
