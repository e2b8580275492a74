((pair) @hazard
  (#at? @hazard "Resources.*.Properties.DeletionProtection")
  (#match-at? @hazard "Resources.*.Type" "^\\W?(AWS::RDS::DBInstance|AWS::RDS::DBCluster|AWS::DocDB::DBCluster|AWS::Neptune::DBCluster)\\W?$")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
((pair) @hazard
  (#at? @hazard "Resources.*.Properties.DeletionProtectionEnabled")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::DynamoDB::Table\\W?$")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
