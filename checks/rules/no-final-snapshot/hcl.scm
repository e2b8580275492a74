; AWS.
((attribute) @hazard
  (#at? @hazard "resource.aws_db_instance.*.skip_final_snapshot" "resource.aws_rds_cluster.*.skip_final_snapshot" "resource.aws_docdb_cluster.*.skip_final_snapshot" "resource.aws_neptune_cluster.*.skip_final_snapshot" "resource.aws_redshift_cluster.*.skip_final_snapshot")
  (#value? @hazard "true")
  (#not-for-development? @hazard))
