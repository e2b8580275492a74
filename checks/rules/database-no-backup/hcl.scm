; AWS.
((body (attribute) @hazard) @_resource
  (#at? @hazard "resource.aws_db_instance.*.backup_retention_period" "resource.aws_rds_cluster.*.backup_retention_period" "resource.aws_docdb_cluster.*.backup_retention_period" "resource.aws_neptune_cluster.*.backup_retention_period" "module.*.backup_retention_period")
  (#value? @hazard "0")
  (#lacks-key? @_resource "replicate_source_db")
  (#not-for-development? @hazard))
; Without the word, Terraform asks for none (registry.terraform.io, aws_db_instance).
((block) @hazard
  (#at? @hazard "resource.aws_db_instance.*")
  (#lacks-key? @hazard "backup_retention_period" "replicate_source_db" "snapshot_identifier")
  (#not-for-development? @hazard))
; Google Cloud.
((attribute) @hazard
  (#at? @hazard "resource.google_sql_database_instance.*.settings.backup_configuration.enabled")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
; Google Cloud: off unless it is said.
((block) @hazard
  (#at? @hazard "resource.google_sql_database_instance.*")
  (#lacks-key? @hazard "settings.backup_configuration" "master_instance_name" "clone" "instance_type")
  (#not-for-development? @hazard))
; DynamoDB.
((attribute) @hazard
  (#at? @hazard "resource.aws_dynamodb_table.*.point_in_time_recovery.enabled")
  (#value? @hazard "false")
  (#not-for-development? @hazard))

; DynamoDB, where it is not said: off. What expires by itself is a cache.
((block) @hazard
  (#at? @hazard "resource.aws_dynamodb_table.*")
  (#lacks-key? @hazard "point_in_time_recovery" "ttl" "restore_source_name" "replica")
  (#not-match? @hazard "(?i)lock|cache|session|terraform")
  (#not-for-development? @hazard)
  (#severity! "notice"))
