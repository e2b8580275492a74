; The standard library's clients take sockets as they come: without a timeout.
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "smtplib.{SMTP,SMTP_SSL}" "ftplib.{FTP,FTP_TLS}" "imaplib.{IMAP4,IMAP4_SSL}" "poplib.{POP3,POP3_SSL}")
  (#lacks-argument? @arguments "timeout")
  (#not-arguments-count? @arguments "3+")
  (#set-argument! @arguments "timeout=10"))

; libpq waits for a connection as long as the network lets it.
((call function: (_) @callee arguments: (argument_list (_)) @arguments) @hazard
  (#resolves? @callee "psycopg2.connect" "psycopg2.pool.{SimpleConnectionPool,ThreadedConnectionPool}")
  (#lacks-argument? @arguments "connect_timeout")
  (#not-mentioned? @arguments "connect_timeout")
  (#set-argument! @arguments "connect_timeout=5"))

; Others, and the argument that each of them wants.
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "paramiko.SSHClient().connect")
  (#lacks-argument? @arguments "timeout")
  (#set-argument! @arguments "timeout=10"))
((call function: (_) @callee arguments: (argument_list (_)) @arguments) @hazard
  (#resolves? @callee "pymysql.connect")
  (#lacks-argument? @arguments "read_timeout")
  (#set-argument! @arguments "read_timeout=30"))
((call function: (_) @callee arguments: (argument_list (_)) @arguments) @hazard
  (#resolves? @callee "asyncpg.{connect,create_pool}")
  (#lacks-argument? @arguments "command_timeout")
  (#set-argument! @arguments "command_timeout=30"))
((call function: (_) @callee arguments: (argument_list (_)) @_arguments) @hazard
  (#resolves? @callee "twilio.rest.Client")
  (#lacks-argument? @_arguments "http_client"))
((call function: (_) @callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @callee "google.genai.Client")
  (#lacks-argument? @_arguments "http_options"))

; redis-py has a timeout of its own from version 8 on.
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "redis.{Redis,StrictRedis,from_url,Redis.from_url}" "redis.asyncio.{Redis,from_url}")
  (#lacks-argument? @arguments "socket_timeout" "connection_pool")
  (#version? "redis" "<8")
  (#set-argument! @arguments "socket_timeout=5"))

; Safe: all sockets of the process have a default.
((call function: (_) @_default) @safe.file
  (#resolves? @_default "socket.setdefaulttimeout"))
