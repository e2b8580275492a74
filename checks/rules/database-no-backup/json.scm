((pair) @hazard
  (#at? @hazard "Resources.*.Properties.BackupRetentionPeriod")
  (#match-at? @hazard "Resources.*.Type" "^\\W?(AWS::RDS::DBInstance|AWS::RDS::DBCluster|AWS::DocDB::DBCluster|AWS::Neptune::DBCluster)\\W?$")
  (#value? @hazard "0")
  (#not-for-development? @hazard))
((pair) @hazard
  (#at? @hazard "Resources.*.Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::DynamoDB::Table\\W?$")
  (#value? @hazard "false")
  (#not-for-development? @hazard))

; DynamoDB, where it is not said: off. What expires by itself is a cache.
((pair) @hazard
  (#at? @hazard "Resources.*")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::DynamoDB::Table\\W?$")
  (#lacks-key? @hazard "Properties.PointInTimeRecoverySpecification" "Properties.TimeToLiveSpecification")
  (#not-for-development? @hazard)
  (#severity! "notice"))
