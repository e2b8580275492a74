; Said in so many words.
((body (attribute) @hazard) @_resource
  (#at? @hazard "resource.aws_db_instance.*.deletion_protection" "resource.aws_rds_cluster.*.deletion_protection" "resource.aws_docdb_cluster.*.deletion_protection" "resource.aws_neptune_cluster.*.deletion_protection" "resource.aws_rds_global_cluster.*.deletion_protection" "resource.google_sql_database_instance.*.deletion_protection" "resource.google_bigtable_instance.*.deletion_protection" "resource.google_spanner_database.*.deletion_protection" "resource.google_alloydb_cluster.*.deletion_protection" "resource.google_container_cluster.*.deletion_protection" "module.*.deletion_protection")
  (#value? @hazard "false")
  (#lacks-key? @_resource "replicate_source_db")
  (#not-for-development? @hazard))
; DynamoDB.
((attribute) @hazard
  (#at? @hazard "resource.aws_dynamodb_table.*.deletion_protection_enabled")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
; AWS protects nothing by itself.
((block) @hazard
  (#at? @hazard "resource.aws_db_instance.*" "resource.aws_rds_cluster.*")
  (#lacks-key? @hazard "deletion_protection" "replicate_source_db" "lifecycle")
  (#not-for-development? @hazard)
  (#severity! "notice"))
