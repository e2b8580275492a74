([(object_creation_expression type: (_) @callee) (method_invocation) @callee] @hazard
  (#match? @callee "^(OkHttpClient|HikariDataSource|RestTemplate|DriverManager\\.getConnection\\(.*\\)|HttpClient\\.newHttpClient\\(\\)|MongoClients\\.create\\(.*\\))$")
  (#inside? @hazard "handler"))
