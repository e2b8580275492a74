((pair) @hazard
  (#at? @hazard "Resources.*.Properties.StorageEncrypted")
  (#match-at? @hazard "Resources.*.Type" "^\\W?(AWS::RDS::DBInstance|AWS::RDS::DBCluster|AWS::DocDB::DBCluster|AWS::Neptune::DBCluster)\\W?$")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
((pair) @hazard
  (#at? @hazard "Resources.*.Properties.Encrypted")
  (#match-at? @hazard "Resources.*.Type" "^\\W?(AWS::EC2::Volume|AWS::EFS::FileSystem|AWS::Redshift::Cluster)\\W?$")
  (#value? @hazard "false")
  (#not-for-development? @hazard))
((pair) @hazard
  (#at? @hazard "Resources.*")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::RDS::DBInstance\\W?$")
  (#lacks-key? @hazard "Properties.StorageEncrypted" "Properties.DBSnapshotIdentifier" "Properties.SourceDBInstanceIdentifier" "Properties.DBClusterIdentifier")
  (#not-for-development? @hazard))
((pair) @hazard
  (#at? @hazard "Resources.*")
  (#match-at? @hazard "Resources.*.Type" "^\\W?(AWS::RDS::DBCluster|AWS::DocDB::DBCluster|AWS::Neptune::DBCluster)\\W?$")
  (#lacks-key? @hazard "Properties.StorageEncrypted" "Properties.SnapshotIdentifier" "Properties.SourceDBClusterIdentifier" "Properties.GlobalClusterIdentifier" "Properties.EngineMode")
  (#not-for-development? @hazard))
((pair) @hazard
  (#at? @hazard "Resources.*")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::EFS::FileSystem\\W?$")
  (#lacks-key? @hazard "Properties.Encrypted")
  (#not-for-development? @hazard))

((pair) @hazard
  (#at? @hazard "Resources.*")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::EC2::Volume\\W?$")
  (#lacks-key? @hazard "Properties.Encrypted" "Properties.SnapshotId" "Properties.KmsKeyId")
  (#not-for-development? @hazard)
  (#severity! "notice"))
