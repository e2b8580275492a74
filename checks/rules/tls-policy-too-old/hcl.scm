; Load balancers of AWS.
((attribute) @hazard
  (#at? @hazard "resource.aws_lb_listener.*.ssl_policy" "resource.aws_alb_listener.*.ssl_policy")
  (#value? @hazard "ELBSecurityPolicy-2016-08" "ELBSecurityPolicy-2015-05" "ELBSecurityPolicy-TLS-1-0-2015-04" "ELBSecurityPolicy-TLS-1-1-2017-01" "ELBSecurityPolicy-FS-2018-06" "ELBSecurityPolicy-FS-1-1-2019-08" "ELBSecurityPolicy-TLS13-1-0-2021-06" "ELBSecurityPolicy-TLS13-1-1-2021-06"))
; CloudFront.
((attribute) @hazard
  (#at? @hazard "resource.aws_cloudfront_distribution.*.viewer_certificate.minimum_protocol_version")
  (#value? @hazard "SSLv3" "TLSv1" "TLSv1_2016" "TLSv1.1_2016"))
; API Gateway.
((attribute) @hazard
  (#at? @hazard "resource.aws_api_gateway_domain_name.*.security_policy")
  (#value? @hazard "TLS_1_0"))
; Azure.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_storage_account.*.min_tls_version")
  (#value? @hazard "TLS1_0" "TLS1_1"))
; Azure's databases and caches.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_mssql_server.*.minimum_tls_version" "resource.azurerm_redis_cache.*.minimum_tls_version")
  (#value? @hazard "1.0" "1.1"))
; Azure's apps.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_linux_web_app.*.site_config.minimum_tls_version" "resource.azurerm_windows_web_app.*.site_config.minimum_tls_version" "resource.azurerm_linux_function_app.*.site_config.minimum_tls_version")
  (#value? @hazard "1.0" "1.1"))
; Google Cloud.
((attribute) @hazard
  (#at? @hazard "resource.google_compute_ssl_policy.*.min_tls_version")
  (#value? @hazard "TLS_1_0" "TLS_1_1"))
