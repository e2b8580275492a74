; AWS.
((body (attribute) @hazard) @_resource
  (#at? @hazard "resource.aws_db_instance.*.skip_final_snapshot" "resource.aws_rds_cluster.*.skip_final_snapshot" "resource.aws_docdb_cluster.*.skip_final_snapshot" "resource.aws_neptune_cluster.*.skip_final_snapshot" "resource.aws_redshift_cluster.*.skip_final_snapshot" "module.*.skip_final_snapshot")
  (#value? @hazard "true")
  (#lacks-key? @_resource "replicate_source_db")
  (#not-for-development? @hazard))
