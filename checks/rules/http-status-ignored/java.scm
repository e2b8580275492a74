; answer = client.send(…); answer.body(), and nothing in the method looks.
((method_invocation object: (identifier) @_answer name: (_) @_body) @hazard
  (#resolves? @_answer "java.net.http.HttpClient().send()" "java.net.http.HttpClient.newHttpClient().send()" "java.net.http.HttpResponse()")
  (#eq? @_body "body")
  (#function-match? @_answer "\\.send\\(")
  (#not-function-match? @_answer "statusCode|\\({}[,)]"))
