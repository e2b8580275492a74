; requests, httpx, aiohttp, boto3, urllib3 and their kind.
((call function: (_) @_callee arguments: (argument_list (keyword_argument name: (identifier) @_name value: (_) @_value) @hazard))
  (#resolves? @_callee "requests.*" "requests.Session().*" "httpx.*" "httpx.{Client,AsyncClient}().*" "boto3.{client,resource}")
  (#eq? @_name "verify")
  (#eq? @_value "False")
  (#not-on-condition? @hazard "(?i)insecure|self_?signed|verif"))
((call function: (_) @_callee arguments: (argument_list (keyword_argument name: (identifier) @_name value: (_) @_value) @hazard))
  (#resolves? @_callee "aiohttp.{TCPConnector,request}" "aiohttp.ClientSession().*" "elasticsearch.*")
  (#any-of? @_name "{verify_ssl,verify_certs}")
  (#eq? @_value "False"))
((call function: (_) @_callee arguments: (argument_list (keyword_argument name: (identifier) @_name value: (_) @_value) @hazard))
  (#resolves? @_callee "aiohttp.TCPConnector" "aiohttp.ClientSession().*")
  (#eq? @_name "ssl")
  (#eq? @_value "False"))
((call arguments: (argument_list (keyword_argument name: (identifier) @_name value: (_) @_value) @hazard))
  (#any-of? @_name "{cert_reqs,ssl_cert_reqs}")
  (#any-of? @_value "{ssl.CERT_NONE,CERT_NONE,none}"))
((call arguments: (argument_list (keyword_argument name: (identifier) @_name value: (_) @_value) @hazard))
  (#any-of? @_name "{tlsAllowInvalidCertificates,tlsInsecure}")
  (#eq? @_value "True"))

; Set on a session, on a context, or for the whole process.
((assignment left: (attribute object: (_) @_session attribute: (identifier) @_name) right: (false)) @hazard
  (#resolves? @_session "requests.Session()")
  (#eq? @_name "verify")
  (#not-on-condition? @hazard "(?i)insecure|self_?signed|verif"))
((assignment left: (attribute attribute: (identifier) @_name) right: (_) @_value) @hazard
  (#eq? @_name "verify_mode")
  (#resolves? @_value "ssl.CERT_NONE"))
((attribute) @hazard
  (#resolves? @hazard "ssl._create_unverified_context"))
((assignment left: (subscript subscript: (string) @_name) right: (string) @_value) @hazard
  (#any-of? @_name "{NODE_TLS_REJECT_UNAUTHORIZED,PYTHONHTTPSVERIFY}")
  (#any-of? @_value "0"))

; Safe: only outside of production.
((if_statement condition: (_) @_when consequence: (block (assignment) @safe))
  (#match? @_when "local"))
