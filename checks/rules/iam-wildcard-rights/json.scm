; A policy of CloudFormation, or one in a file of its own.
((pair) @hazard
  (#at? @hazard "**.Statement.[].Action")
  (#match? @hazard "^\"Action\"\\s*:\\s*(\\[\\s*)?\"\\*\"")
  (#match-at? @hazard "**.Statement.[].Resource" "^\\W*\\*\\W*$")
  (#match-at? @hazard "**.Statement.[].Effect" "Allow")
  (#not-match-at? @hazard "**.Statement.[].Condition" ".")
  (#not-match-at? @hazard "**.Statement.[].Principal" "."))
; The ready-made policy that allows everything.
((string) @hazard
  (#at? @hazard "Resources.*.Properties.ManagedPolicyArns.[]")
  (#value-match? @hazard ":policy/AdministratorAccess$"))
