((call_expression function: (_) @callee arguments: (_) @_given) @hazard
  (#resolves? @callee
    "database/sql.Open" "github.com/jackc/pgx/v5.Connect" "github.com/jackc/pgx/v5/pgxpool.New"
    "gorm.io/gorm.Open" "github.com/redis/go-redis/v9.NewClient" "go.mongodb.org/mongo-driver/mongo.Connect")
  (#inside? @hazard "handler"))
