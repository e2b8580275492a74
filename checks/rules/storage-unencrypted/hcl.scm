; Said in so many words.
((attribute) @hazard
  (#at? @hazard "resource.aws_db_instance.*.storage_encrypted" "resource.aws_rds_cluster.*.storage_encrypted" "resource.aws_docdb_cluster.*.storage_encrypted" "resource.aws_neptune_cluster.*.storage_encrypted" "module.*.storage_encrypted")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
; Volumes and file systems.
((attribute) @hazard
  (#at? @hazard "resource.aws_ebs_volume.*.encrypted" "resource.aws_efs_file_system.*.encrypted" "resource.aws_redshift_cluster.*.encrypted" "resource.aws_fsx_openzfs_file_system.*.encrypted")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
; Disks of machines.
((attribute) @hazard
  (#at? @hazard "resource.aws_instance.*.root_block_device.encrypted")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
; Caches.
((attribute) @hazard
  (#at? @hazard "resource.aws_elasticache_replication_group.*.at_rest_encryption_enabled")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
; AWS: not encrypted unless it is said; a copy is like what it was made of.
((block) @hazard
  (#at? @hazard "resource.aws_db_instance.*")
  (#lacks-key? @hazard "storage_encrypted" "snapshot_identifier" "replicate_source_db" "restore_to_point_in_time")
  (#not-for-development? @hazard))
; Clusters likewise.
((block) @hazard
  (#at? @hazard "resource.aws_rds_cluster.*" "resource.aws_docdb_cluster.*" "resource.aws_neptune_cluster.*")
  (#lacks-key? @hazard "storage_encrypted" "snapshot_identifier" "global_cluster_identifier" "restore_to_point_in_time" "engine_mode" "replication_source_identifier")
  (#not-for-development? @hazard))
; File systems.
((block) @hazard
  (#at? @hazard "resource.aws_efs_file_system.*")
  (#lacks-key? @hazard "encrypted")
  (#not-for-development? @hazard))

; Volumes: not encrypted unless it is said here or for the whole account.
((block) @hazard
  (#at? @hazard "resource.aws_ebs_volume.*")
  (#lacks-key? @hazard "encrypted" "snapshot_id" "kms_key_id")
  (#not-for-development? @hazard)
  (#severity! "notice"))
; Safe: the account encrypts every volume.
((block (string_lit) @_kind) @safe.file
  (#match? @_kind "aws_ebs_encryption_by_default"))
