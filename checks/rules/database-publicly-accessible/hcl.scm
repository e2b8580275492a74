; AWS.
((attribute) @hazard
  (#at? @hazard "resource.aws_db_instance.*.publicly_accessible" "resource.aws_rds_cluster_instance.*.publicly_accessible" "resource.aws_redshift_cluster.*.publicly_accessible" "resource.aws_dms_replication_instance.*.publicly_accessible" "resource.aws_docdb_cluster_instance.*.publicly_accessible" "resource.aws_mq_broker.*.publicly_accessible" "module.*.publicly_accessible")
  (#value? @hazard "true"))
; Google Cloud: the whole internet is a network that may connect.
((attribute) @hazard
  (#at? @hazard "resource.google_sql_database_instance.*.settings.ip_configuration.authorized_networks.value")
  (#value? @hazard "0.0.0.0/0" "::/0"))
; Azure: from the first address to the last. From 0.0.0.0 to 0.0.0.0 means Azure's own services.
((attribute) @hazard
  (#at? @hazard "resource.{azurerm_postgresql_firewall_rule,azurerm_postgresql_flexible_server_firewall_rule,azurerm_mysql_firewall_rule,azurerm_mysql_flexible_server_firewall_rule,azurerm_mssql_firewall_rule,azurerm_sql_firewall_rule,azurerm_mariadb_firewall_rule}.*.end_ip_address")
  (#value? @hazard "255.255.255.255"))
