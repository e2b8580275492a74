((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.PubliclyAccessible")
  (#match-at? @hazard "Resources.*.Type" "^\\W?(AWS::RDS::DBInstance|AWS::Redshift::Cluster|AWS::DMS::ReplicationInstance|AWS::AmazonMQ::Broker)\\W?$")
  (#value? @hazard "true"))
