; S3. A website is meant to be read.
((attribute) @hazard
  (#at? @hazard "resource.aws_s3_bucket.*.acl" "resource.aws_s3_bucket_acl.*.acl")
  (#value? @hazard "public-read" "public-read-write" "authenticated-read")
  (#not-mentioned? @hazard "(?i)website"))
; Google Cloud.
((attribute) @hazard
  (#at? @hazard "resource.google_storage_bucket_iam_member.*.member")
  (#value? @hazard "allUsers" "allAuthenticatedUsers")
  (#not-mentioned? @hazard "(?i)website"))
; Access lists.
((attribute) @hazard
  (#at? @hazard "resource.google_storage_bucket_access_control.*.entity" "resource.google_storage_default_object_access_control.*.entity")
  (#value? @hazard "allUsers" "allAuthenticatedUsers")
  (#not-mentioned? @hazard "(?i)website"))
; Ready-made lists.
((attribute) @hazard
  (#at? @hazard "resource.google_storage_bucket_acl.*.predefined_acl" "resource.google_storage_default_object_acl.*.predefined_acl")
  (#value? @hazard "publicRead" "publicReadWrite")
  (#not-mentioned? @hazard "(?i)website"))
; Azure, accounts.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_storage_account.*.allow_nested_items_to_be_public")
  (#value? @hazard "true")
  (#not-mentioned? @hazard "(?i)website"))
; Their older name.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_storage_account.*.allow_blob_public_access")
  (#value? @hazard "true")
  (#not-mentioned? @hazard "(?i)website"))
; Containers.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_storage_container.*.container_access_type")
  (#value? @hazard "blob" "container")
  (#not-mentioned? @hazard "(?i)website"))
; S3: what would keep a bucket private is switched off.
((block (body (attribute (identifier) @_which (expression) @_value) @evidence)) @hazard
  (#at? @hazard "resource.{aws_s3_bucket_public_access_block,aws_s3_account_public_access_block}.*")
  (#any-of? @_which "block_public_acls" "block_public_policy" "ignore_public_acls" "restrict_public_buckets")
  (#eq? @_value "false")
  (#not-mentioned? @hazard "(?i)website"))
; Google Cloud, a list of members.
((attribute (expression (collection_value (tuple (expression) @hazard))))
  (#at? @hazard "resource.google_storage_bucket_iam_binding.*.members.[]")
  (#value? @hazard "allUsers" "allAuthenticatedUsers")
  (#not-mentioned? @hazard "(?i)website"))
