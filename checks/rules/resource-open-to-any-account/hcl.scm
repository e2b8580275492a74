; A policy document. What is written for everybody's eyes, and for an endpoint within a network, is meant so.
((block (body (block (body (attribute) @hazard) @_principals)) @_statement)
  (#at? @hazard "data.aws_iam_policy_document.*.statement.principals.identifiers")
  (#match? @hazard "=\\s*\\[\\s*\"\\*\"\\s*,?\\s*\\]")
  (#has-key? @_principals "type" "AWS" "*")
  (#lacks-key? @_statement "condition")
  (#not-has-key? @_statement "effect" "Deny")
  (#not-mentioned? @hazard "(?i)website|cloudfront|vpc_endpoint|public(can)?read|public-read|assets"))
; jsonencode.
((object (object_elem) @hazard) @_statement
  (#at? @hazard "resource.**.Statement.[].Principal")
  (#match? @hazard "[=:]\\s*(\\{\\s*\"?AWS\"?\\s*[=:]\\s*)?(\\[\\s*)?\"\\*\"")
  (#has-key? @_statement "Effect" "Allow")
  (#lacks-key? @_statement "Condition")
  (#not-mentioned? @hazard "(?i)website|cloudfront|vpc_endpoint|public(can)?read|public-read|assets"))
; A function that everybody may call.
((attribute) @hazard
  (#at? @hazard "resource.aws_lambda_permission.*.principal")
  (#value? @hazard "*"))
