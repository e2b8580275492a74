((new_expression constructor: (_) @callee arguments: (_) @_given) @hazard
  (#resolves? @callee "@prisma/client.PrismaClient" "pg.{Pool,Client}" "mongodb.MongoClient" "ioredis" "ioredis.Redis" "@elastic/elasticsearch.Client")
  (#inside? @hazard "handler")
  (#not-match? @_given "\\b(req|request|body)\\b|\\bctx\\.|[cC]onfig\\."))
((call_expression function: (_) @callee arguments: (_) @_given) @hazard
  (#resolves? @callee
    "mysql.{createPool,createConnection}" "mysql2.{createPool,createConnection}" "mysql2/promise.{createPool,createConnection}"
    "redis.createClient" "mongoose.{connect,createConnection}" "mongodb.MongoClient.connect" "knex" "postgres"
    "nodemailer.createTransport")
  (#inside? @hazard "handler")
  (#not-match? @_given "\\b(req|request|body)\\b|\\bctx\\.|[cC]onfig\\."))
