; A back end that is spelled out in full; what is given on the command line cannot be seen.
((block) @hazard
  (#at? @hazard "terraform.backend.s3")
  (#not-lacks-key? @hazard "bucket")
  (#lacks-key? @hazard "dynamodb_table" "use_lockfile"))
((attribute) @hazard
  (#at? @hazard "terraform.backend.s3.use_lockfile")
  (#value? @hazard "false"))
