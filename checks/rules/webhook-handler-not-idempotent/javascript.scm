; The event is verified, something is added or sent, and its id is never looked at.
((call_expression function: (member_expression) @_verify) @hazard
  (#match? @_verify "(?i)\\bwebhooks?\\.(constructEvent|constructEventAsync)$")
  (#function-match? @hazard "increment|\\+=|\\.(create|insert)\\(|\\.sendMail\\(|emails\\.send\\(")
  (#not-function-match? @hazard "(?i)event\\.id\\b|onConflict|upsert|\\(event[,)]|idempot|processed|already|exist"))
