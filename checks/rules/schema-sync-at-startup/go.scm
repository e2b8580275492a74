; GORM.
((call_expression function: (selector_expression field: (_) @_migrate)) @hazard
  (#eq? @_migrate "AutoMigrate")
  (#mentioned? @hazard "\"gorm.io/")
  (#not-mentioned? @hazard "(?i)sqlite|cobra\\."))
