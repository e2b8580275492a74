; OkHttp gives up after 10 seconds; 0 is for ever. Streams are another matter.
((call_expression . (_) @_chain (call_suffix (value_arguments . (value_argument (integer_literal) @_none)))) @hazard
  (#match? @_chain "\\.(readTimeout|connectTimeout)$")
  (#eq? @_none "0")
  (#mentioned? @hazard "okhttp3")
  (#not-mentioned? @hazard "WebSocket|EventSource|(?i)stream"))

; java.net: "a timeout of zero is interpreted as an infinite timeout" (URLConnection).
((assignment (directly_assignable_expression) @_set (integer_literal) @_none) @hazard
  (#match? @_set "\\.(readTimeout|connectTimeout)$")
  (#eq? @_none "0")
  (#mentioned? @hazard "openConnection|URLConnection|SimpleClientHttpRequestFactory"))
