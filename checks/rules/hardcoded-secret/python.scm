; A provider's key, a private key, or a database's URL with a password, wherever it stands.
((string) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((assignment left: (identifier) @_name right: (string) @_value) @hazard
  (#secret? @_name @_value))
((assignment left: (attribute attribute: (identifier) @_name) right: (string) @_value) @hazard
  (#secret? @_name @_value))
((assignment left: (subscript subscript: (string) @_name) right: (string) @_value) @hazard
  (#secret? @_name @_value))
((pair key: (string) @_name value: (string) @_value) @hazard
  (#secret? @_name @_value))
((keyword_argument name: (identifier) @_name value: (string) @_value) @hazard
  (#secret? @_name @_value))

; Whoever reads the source can sign tokens.
((call function: (_) @_sign arguments: (argument_list . (_) . (string) @hazard))
  (#resolves? @_sign "jwt.encode" "jose.jwt.encode")
  (#literal? @hazard))

; A connection whose password is a literal, whatever it is.
((call function: (_) @_connect arguments: (argument_list (keyword_argument name: (identifier) @_name value: (string) @_value) @hazard))
  (#resolves? @_connect
    "psycopg2.connect" "psycopg.connect" "pymysql.connect" "MySQLdb.connect" "mysql.connector.connect"
    "asyncpg.{connect,create_pool}" "pyodbc.connect")
  (#any-of? @_name "{password,passwd}")
  (#literal? @_value)
  (#not-any-of? @_value ""))
