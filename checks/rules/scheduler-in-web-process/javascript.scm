((call_expression function: (_) @_schedule) @hazard
  (#resolves? @_schedule "node-cron.schedule" "node-schedule.scheduleJob")
  (#mentioned? @hazard "express\\(|\\.listen\\(")
  (#not-mentioned? @hazard "(?i)lock|leader"))
((new_expression constructor: (_) @_job) @hazard
  (#resolves? @_job "cron.CronJob")
  (#mentioned? @hazard "express\\(|\\.listen\\(")
  (#not-mentioned? @hazard "(?i)lock|leader"))
