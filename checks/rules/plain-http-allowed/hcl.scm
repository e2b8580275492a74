; CloudFront.
((attribute) @hazard
  (#at? @hazard "resource.aws_cloudfront_distribution.*.default_cache_behavior.viewer_protocol_policy")
  (#value? @hazard "allow-all"))
; Other paths.
((attribute) @hazard
  (#at? @hazard "resource.aws_cloudfront_distribution.*.ordered_cache_behavior.viewer_protocol_policy")
  (#value? @hazard "allow-all"))
; Azure.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_storage_account.*.enable_https_traffic_only")
  (#value? @hazard "false"))
; Its newer name.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_storage_account.*.https_traffic_only_enabled")
  (#value? @hazard "false"))
; Apps.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_linux_web_app.*.https_only" "resource.azurerm_windows_web_app.*.https_only" "resource.azurerm_app_service.*.https_only" "resource.azurerm_linux_function_app.*.https_only" "resource.azurerm_windows_function_app.*.https_only" "resource.azurerm_function_app.*.https_only")
  (#value? @hazard "false"))
; Redis.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_redis_cache.*.non_ssl_port_enabled")
  (#value? @hazard "true"))
; Databases.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_postgresql_server.*.ssl_enforcement_enabled" "resource.azurerm_mysql_server.*.ssl_enforcement_enabled")
  (#value? @hazard "false"))
; Caches of AWS.
((attribute) @hazard
  (#at? @hazard "resource.aws_elasticache_replication_group.*.transit_encryption_enabled")
  (#value? @hazard "false"))
; Google Cloud.
((attribute) @hazard
  (#at? @hazard "resource.google_sql_database_instance.*.settings.ip_configuration.ssl_mode")
  (#value? @hazard "ALLOW_UNENCRYPTED_AND_ENCRYPTED"))

; A load balancer that passes plain HTTP on instead of sending people to HTTPS.
((block) @hazard
  (#at? @hazard "resource.aws_lb_listener.*" "resource.aws_alb_listener.*")
  (#has-key? @hazard "protocol" "HTTP")
  (#has-key? @hazard "default_action.type" "forward")
  (#not-mentioned? @hazard "internal\\s*=\\s*true|cloudfront|\"HTTPS\"|redirect")
  (#severity! "notice"))
