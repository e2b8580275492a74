; java.net: "a timeout of zero is interpreted as an infinite timeout" (URLConnection); Spring's factory is the same.
((method_invocation object: (_) @_object name: (_) @callee arguments: (argument_list . (decimal_integer_literal) @_none .)) @hazard
  (#resolves? @_object
    "java.net.{HttpURLConnection(),URLConnection(),URL().openConnection()}"
    "org.springframework.http.client.SimpleClientHttpRequestFactory()")
  (#any-of? @callee "{setReadTimeout,setConnectTimeout}")
  (#eq? @_none "0"))

; OkHttp gives up after 10 seconds; 0 is for ever. Streams are another matter.
((method_invocation object: (_) @_builder name: (_) @callee arguments: (argument_list . (decimal_integer_literal) @_none . (_) .)) @hazard
  (#match? @_builder "OkHttpClient\\.Builder\\(|\\.newBuilder\\(")
  (#any-of? @callee "{readTimeout,connectTimeout}")
  (#eq? @_none "0")
  (#not-mentioned? @hazard "WebSocket|EventSource|(?i)stream"))
