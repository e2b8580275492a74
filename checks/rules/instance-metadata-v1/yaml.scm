((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.LaunchTemplateData.MetadataOptions.HttpTokens")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::EC2::LaunchTemplate\\W?$")
  (#value? @hazard "optional"))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.MetadataOptions.HttpTokens")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::EC2::Instance\\W?$")
  (#value? @hazard "optional"))
