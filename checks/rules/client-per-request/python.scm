((call function: (_) @callee arguments: (_) @_given) @hazard
  (#resolves? @callee
    "sqlalchemy.create_engine" "sqlalchemy.ext.asyncio.create_async_engine"
    "{psycopg2,psycopg,pymysql}.connect" "{asyncpg,aiopg,aiomysql}.create_pool" "asyncpg.connect"
    "redis.{Redis,StrictRedis,from_url}" "redis.asyncio.{Redis,from_url}"
    "pymongo.MongoClient" "motor.motor_asyncio.AsyncIOMotorClient"
    "elasticsearch.Elasticsearch" "kafka.KafkaProducer")
  (#inside? @hazard "handler")
  (#not-match? @_given "(?i)\\b(request|req|body|payload|form|data)\\b")
  (#not-function-head? @hazard "(?i)def \\w*(health|test|check|ping)|[\"'/](health|ready|test)"))
