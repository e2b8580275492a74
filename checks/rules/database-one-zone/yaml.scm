((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.MultiAZ")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::RDS::DBInstance\\W?$")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.AutomaticFailoverEnabled")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::ElastiCache::ReplicationGroup\\W?$")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
