((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::CloudFront::Distribution\\W?$")
  (#value? @hazard "allow-all"))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.TransitEncryptionEnabled")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::ElastiCache::ReplicationGroup\\W?$")
  (#value? @hazard "false"))
