; HttpClient is meant to live as long as the program: each one keeps its sockets for minutes after its end.
((object_creation_expression type: (_) @callee arguments: (_) @_given) @hazard
  (#any-of? @callee "HttpClient" "System.Net.Http.HttpClient" "MongoClient")
  (#inside? @hazard "handler" "async")
  (#not-inside? @hazard "main-guard"))
