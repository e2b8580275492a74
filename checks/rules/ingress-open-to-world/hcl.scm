; AWS: rules within a group.
((body (attribute (expression (collection_value (tuple (expression) @hazard))))) @_rule
  (#at? @hazard "resource.aws_security_group.*.ingress.{cidr_blocks,ipv6_cidr_blocks}.[]" "resource.aws_default_security_group.*.ingress.cidr_blocks.[]")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#has-key? @_rule "from_port" "22" "23" "445" "1433" "1521" "2375" "3306" "3389" "5432" "5601" "5900" "6379" "9200" "11211" "27017"))
((body (attribute (expression (collection_value (tuple (expression) @hazard))))) @_rule
  (#at? @hazard "resource.aws_security_group.*.ingress.{cidr_blocks,ipv6_cidr_blocks}.[]" "resource.aws_default_security_group.*.ingress.cidr_blocks.[]")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#has-key? @_rule "protocol" "-1" "all"))
((body (attribute (expression (collection_value (tuple (expression) @hazard))))) @_rule
  (#at? @hazard "resource.aws_security_group.*.ingress.{cidr_blocks,ipv6_cidr_blocks}.[]" "resource.aws_default_security_group.*.ingress.cidr_blocks.[]")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#has-key? @_rule "from_port" "0" "1")
  (#has-key? @_rule "to_port" "65535"))
; Rules of their own.
((body (attribute (expression (collection_value (tuple (expression) @hazard))))) @_rule
  (#at? @hazard "resource.aws_security_group_rule.*.{cidr_blocks,ipv6_cidr_blocks}.[]")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#has-key? @_rule "type" "ingress")
  (#has-key? @_rule "from_port" "22" "23" "445" "1433" "1521" "2375" "3306" "3389" "5432" "5601" "5900" "6379" "9200" "11211" "27017"))
((body (attribute (expression (collection_value (tuple (expression) @hazard))))) @_rule
  (#at? @hazard "resource.aws_security_group_rule.*.{cidr_blocks,ipv6_cidr_blocks}.[]")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#has-key? @_rule "type" "ingress")
  (#has-key? @_rule "protocol" "-1" "all"))
((body (attribute (expression (collection_value (tuple (expression) @hazard))))) @_rule
  (#at? @hazard "resource.aws_security_group_rule.*.{cidr_blocks,ipv6_cidr_blocks}.[]")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#has-key? @_rule "type" "ingress")
  (#has-key? @_rule "from_port" "0" "1")
  (#has-key? @_rule "to_port" "65535"))
; And of the newer kind.
((body (attribute) @hazard) @_rule
  (#at? @hazard "resource.aws_vpc_security_group_ingress_rule.*.{cidr_ipv4,cidr_ipv6}")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#has-key? @_rule "from_port" "22" "23" "445" "1433" "1521" "2375" "3306" "3389" "5432" "5601" "5900" "6379" "9200" "11211" "27017"))
((body (attribute) @hazard) @_rule
  (#at? @hazard "resource.aws_vpc_security_group_ingress_rule.*.{cidr_ipv4,cidr_ipv6}")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#has-key? @_rule "ip_protocol" "-1"))
; Google Cloud.
((body (attribute (expression (collection_value (tuple (expression) @hazard))))) @_rule
  (#at? @hazard "resource.google_compute_firewall.*.source_ranges.[]")
  (#value? @hazard "0.0.0.0/0" "::/0")
  (#match? @_rule "(?s)\\ballow\\s*\\{[^}]*(ports\\s*=\\s*\\[[^\\]]*\"(22|23|445|1433|1521|2375|3306|3389|5432|5601|5900|6379|9200|11211|27017)\"|protocol\\s*=\\s*\"all\")"))
; Azure.
((body (attribute) @hazard) @_rule
  (#at? @hazard "resource.azurerm_network_security_rule.*.source_address_prefix" "resource.azurerm_network_security_group.*.security_rule.source_address_prefix")
  (#value? @hazard "*" "0.0.0.0/0" "Internet" "Any")
  (#has-key? @_rule "access" "Allow")
  (#has-key? @_rule "direction" "Inbound")
  (#has-key? @_rule "destination_port_range" "*" "22" "23" "445" "1433" "1521" "2375" "3306" "3389" "5432" "5601" "5900" "6379" "9200" "11211" "27017"))

; The door to the cluster itself.
((expression) @hazard
  (#at? @hazard "resource.aws_eks_cluster.*.vpc_config.public_access_cidrs.[]")
  (#value? @hazard "0.0.0.0/0"))
