; A policy of CloudFormation, or one in a file of its own.
((block_mapping_pair) @hazard
  (#at? @hazard "**.Statement.[].Action")
  (#match? @hazard "^Action\\W*:\\s*(-\\s+|\\[\\s*)?['\"]\\*['\"]\\s*\\]?$")
  (#match-at? @hazard "**.Statement.[].Resource" "^\\W*\\*\\W*$")
  (#match-at? @hazard "**.Statement.[].Effect" "Allow")
  (#not-match-at? @hazard "**.Statement.[].Condition" ".")
  (#not-match-at? @hazard "**.Statement.[].Principal" "."))
; The ready-made policy that allows everything.
((block_sequence_item) @hazard
  (#at? @hazard "Resources.*.Properties.ManagedPolicyArns.[]")
  (#value-match? @hazard ":policy/AdministratorAccess$"))
