; httpx gives up after 5 seconds by itself; None takes that away. A stream is another matter.
((call function: (_) @callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @callee
    "httpx.{Client,AsyncClient,get,post,put,patch,delete,request}"
    "httpx.{Client,AsyncClient}().*")
  (#has-key? @_arguments "timeout" "None")
  (#not-function-match? @hazard "(?i)stream|iter_"))

((call function: (_) @callee arguments: (argument_list . (none) .)) @hazard
  (#resolves? @callee "httpx.Timeout")
  (#not-function-match? @hazard "(?i)stream|iter_"))

; aiohttp: neither for the whole nor between two pieces.
((call function: (_) @callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @callee "aiohttp.ClientTimeout")
  (#has-key? @_arguments "total" "None" "0")
  (#lacks-argument? @_arguments "sock_read")
  (#not-function-match? @hazard "(?i)stream|iter_"))

; The SDKs' 10 minutes.
((call function: (_) @callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @callee "openai.{OpenAI,AsyncOpenAI}" "anthropic.{Anthropic,AsyncAnthropic}")
  (#has-key? @_arguments "timeout" "None")
  (#not-function-match? @hazard "(?i)stream"))

; To wait for a connection of the pool, or for the database to answer at all (libpq: 0 is for ever).
((call function: (_) @callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @callee "sqlalchemy.create_engine" "sqlalchemy.ext.asyncio.create_async_engine")
  (#has-key? @_arguments "pool_timeout" "None"))
((call function: (_) @callee arguments: (argument_list) @_arguments) @hazard
  (#resolves? @callee "psycopg2.connect" "psycopg.{connect,Connection.connect}")
  (#has-key? @_arguments "connect_timeout" "0"))
