; java.net and Spring's RestTemplate wait for ever, as in Java.
((call_expression . (_) @callee) @hazard
  (#resolves? @hazard "java.net.{URL(),URI().toURL(),URI.create().toURL()}.openConnection()")
  (#not-function-match? @hazard "[rR]eadTimeout"))
((call_expression . (_) @callee (call_suffix (value_arguments . ")"))) @hazard
  (#resolves? @callee "org.springframework.web.client.RestTemplate")
  (#not-mentioned? @hazard "[rR]eadTimeout|setRequestFactory|requestFactory"))

; java.net.http: a request has no limit of its own unless it is given one.
((call_expression . (_) @callee) @hazard
  (#resolves? @hazard "java.net.http.HttpRequest.newBuilder()")
  (#not-mentioned? @hazard "\\.timeout\\("))
