; Spring's RestTemplate takes the JDK's connections, which wait for ever
; (https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/URLConnection.html).
((object_creation_expression type: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "org.springframework.web.client.RestTemplate")
  (#arguments-count? @arguments "0"))
((method_invocation name: (_) @callee) @hazard
  (#resolves? @hazard "java.net.{URL(),URI().toURL(),URI.create().toURL()}.openConnection()"))

; java.net.http: a request has no limit of its own unless it is given one.
((method_invocation object: (_) @callee) @hazard
  (#resolves? @hazard "java.net.http.HttpRequest.newBuilder()"))

; Safe: it is set later, or by what the variable is handed to.
((method_invocation object: (_) @safe.binding name: (_) @_set)
  (#any-of? @_set "{setReadTimeout,setRequestFactory}"))
(argument_list (identifier) @safe.binding)

; Safe: some request here is given one; which of them is not followed.
((method_invocation name: (_) @_name) @safe.file
  (#eq? @_name "timeout"))
