((pair) @hazard
  (#at? @hazard "Resources.*")
  (#match-at? @hazard "Resources.*.Type" "^\\W?AWS::Logs::LogGroup\\W?$")
  (#lacks-key? @hazard "Properties.RetentionInDays")
  (#not-for-development? @hazard))
