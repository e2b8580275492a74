; Within a group, and of their own.
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.SecurityGroupIngress.[].{CidrIp,CidrIpv6}")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#match-at? @hazard "Resources.*.Properties.SecurityGroupIngress.[].FromPort" "^\\W?(22|23|445|1433|1521|2375|3306|3389|5432|5601|5900|6379|9200|11211|27017)\\W?$"))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.SecurityGroupIngress.[].{CidrIp,CidrIpv6}")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#match-at? @hazard "Resources.*.Properties.SecurityGroupIngress.[].IpProtocol" "^\\W?-1\\W?$"))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.{CidrIp,CidrIpv6}")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#match-at? @hazard "Resources.*.Type" "AWS::EC2::SecurityGroupIngress")
  (#match-at? @hazard "Resources.*.Properties.FromPort" "^\\W?(22|23|445|1433|1521|2375|3306|3389|5432|5601|5900|6379|9200|11211|27017)\\W?$"))
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.*.Properties.{CidrIp,CidrIpv6}")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#match-at? @hazard "Resources.*.Type" "AWS::EC2::SecurityGroupIngress")
  (#match-at? @hazard "Resources.*.Properties.IpProtocol" "^\\W?-1\\W?$"))
