; app.listen(3000)
((call_expression arguments: (arguments . (number) @_port)) @hazard
  (#resolves? @hazard "express().listen()" "fastify().listen()" "koa().listen()" "http.createServer().listen()")
  (#not-mentioned? @_port "env\\.PORT|env\\[.PORT")
  (#port-given? @hazard))
