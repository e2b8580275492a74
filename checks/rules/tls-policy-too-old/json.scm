((pair) @hazard
  (#at? @hazard "Resources.*.Properties.SslPolicy")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::ElasticLoadBalancingV2::Listener\\W?$")
  (#value? @hazard "ELBSecurityPolicy-2016-08" "ELBSecurityPolicy-2015-05" "ELBSecurityPolicy-TLS-1-0-2015-04" "ELBSecurityPolicy-TLS-1-1-2017-01" "ELBSecurityPolicy-FS-2018-06" "ELBSecurityPolicy-FS-1-1-2019-08" "ELBSecurityPolicy-TLS13-1-0-2021-06" "ELBSecurityPolicy-TLS13-1-1-2021-06"))
((pair) @hazard
  (#at? @hazard "Resources.*.Properties.DistributionConfig.ViewerCertificate.MinimumProtocolVersion")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::CloudFront::Distribution\\W?$")
  (#value? @hazard "SSLv3" "TLSv1" "TLSv1_2016" "TLSv1.1_2016"))
((pair) @hazard
  (#at? @hazard "Resources.*.Properties.SecurityPolicy")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::ApiGateway::DomainName\\W?$")
  (#value? @hazard "TLS_1_0"))
