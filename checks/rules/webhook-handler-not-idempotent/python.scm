; The event is verified, something is added or sent, and its id is never looked at.
((call function: (_) @_verify) @hazard
  (#match? @_verify "\\.construct_event$")
  (#function-match? @hazard "\\+=|\\.(create|add|insert)\\(|send_mail\\(|INSERT INTO")
  (#not-function-match? @hazard "(?i)event\\.id\\b|event\\[.id|get_or_create|on_conflict|upsert|\\(event[,)]|idempot|processed|already|exist"))
