; A policy document: allowing is what it does unless it says otherwise.
((block (body (attribute) @hazard) @_statement)
  (#at? @hazard "data.aws_iam_policy_document.*.statement.actions")
  (#match? @hazard "=\\s*\\[\\s*\"\\*\"\\s*,?\\s*\\]")
  (#match? @_statement "\\bresources\\s*=\\s*\\[\\s*\"\\*\"")
  (#not-has-key? @_statement "effect" "Deny")
  (#lacks-key? @_statement "condition" "principals"))
; jsonencode.
((object (object_elem) @hazard) @_statement
  (#at? @hazard "**.Statement.[].Action" "**.Statement.Action")
  (#match? @hazard "[=:]\\s*(\\[\\s*)?\"\\*\"")
  (#match? @_statement "\\bResource\"?\\s*[=:]\\s*(\\[\\s*)?\"\\*\"")
  (#has-key? @_statement "Effect" "Allow")
  (#lacks-key? @_statement "Condition" "Principal"))
; JSON in a text.
((heredoc_template) @hazard
  (#match? @hazard "\\{[^{}]*\"(Action\"\\s*:\\s*(\\[\\s*)?\"\\*\"[^{}]*\"Resource|Resource\"\\s*:\\s*(\\[\\s*)?\"\\*\"[^{}]*\"Action)\"\\s*:\\s*(\\[\\s*)?\"\\*\"[^{}]*\\}")
  (#not-match? @hazard "\"Deny\""))
; The ready-made policy that allows everything.
((attribute) @hazard
  (#at? @hazard "resource.{aws_iam_role_policy_attachment,aws_iam_user_policy_attachment,aws_iam_group_policy_attachment,aws_iam_policy_attachment}.*.policy_arn")
  (#value-match? @hazard ":policy/AdministratorAccess$"))
; Google Cloud.
((body (attribute) @hazard) @_binding
  (#at? @hazard "resource.{google_project_iam_member,google_project_iam_binding,google_folder_iam_member,google_organization_iam_member}.*.role")
  (#value? @hazard "roles/owner" "roles/editor")
  (#not-match? @_binding "\"group:"))
; Azure.
((attribute) @hazard
  (#at? @hazard "resource.azurerm_role_assignment.*.role_definition_name")
  (#value? @hazard "Owner"))
