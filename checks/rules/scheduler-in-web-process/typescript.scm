; Nest
((decorator (call_expression function: (_) @_cron)) @hazard
  (#resolves? @_cron "@nestjs/schedule.Cron")
  (#not-mentioned? @hazard "(?i)lock|leader"))
