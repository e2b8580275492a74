; Buckets.
((attribute) @hazard
  (#at? @hazard "resource.aws_s3_bucket.*.force_destroy" "resource.google_storage_bucket.*.force_destroy" "resource.digitalocean_spaces_bucket.*.force_destroy" "module.*.force_destroy")
  (#value? @hazard "true")
  (#not-for-development? @hazard))
; Registries.
((attribute) @hazard
  (#at? @hazard "resource.aws_ecr_repository.*.force_delete")
  (#value? @hazard "true")
  (#not-for-development? @hazard)
  (#severity! "notice"))
