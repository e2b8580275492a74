; Spring: by the clock in every replica. What repeats every few seconds is often meant for each of them.
((annotation name: (_) @_scheduled arguments: (annotation_argument_list (element_value_pair key: (_) @_cron))) @hazard
  (#eq? @_scheduled "Scheduled")
  (#eq? @_cron "cron")
  (#not-mentioned? @hazard "(?i)lock|leader"))
