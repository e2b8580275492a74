; RDS.
((body (attribute) @hazard) @_resource
  (#at? @hazard "resource.aws_db_instance.*.multi_az")
  (#value? @hazard "false")
  (#lacks-key? @_resource "replicate_source_db")
  (#not-for-development? @hazard))
; Caches.
((attribute) @hazard
  (#at? @hazard "resource.aws_elasticache_replication_group.*.automatic_failover_enabled")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
; Google Cloud.
((attribute) @hazard
  (#at? @hazard "resource.google_sql_database_instance.*.settings.availability_type")
  (#value? @hazard "ZONAL")
  (#not-for-development? @hazard))
; Redis.
((attribute) @hazard
  (#at? @hazard "resource.google_redis_instance.*.tier")
  (#value? @hazard "BASIC")
  (#not-for-development? @hazard))
