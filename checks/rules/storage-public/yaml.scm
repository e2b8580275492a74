((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.AccessControl")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::S3::Bucket\\W?$")
  (#value? @hazard "PublicRead" "PublicReadWrite" "AuthenticatedRead")
  (#not-mentioned? @hazard "(?i)website"))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.PublicAccessBlockConfiguration.BlockPublicAcls")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::S3::Bucket\\W?$")
  (#value? @hazard "false")
  (#not-mentioned? @hazard "(?i)website"))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.PublicAccessBlockConfiguration.BlockPublicPolicy")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::S3::Bucket\\W?$")
  (#value? @hazard "false")
  (#not-mentioned? @hazard "(?i)website"))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.PublicAccessBlockConfiguration.IgnorePublicAcls")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::S3::Bucket\\W?$")
  (#value? @hazard "false")
  (#not-mentioned? @hazard "(?i)website"))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.PublicAccessBlockConfiguration.RestrictPublicBuckets")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::S3::Bucket\\W?$")
  (#value? @hazard "false")
  (#not-mentioned? @hazard "(?i)website"))
