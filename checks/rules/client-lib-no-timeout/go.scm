; net/smtp has no timeout and takes no context (https://pkg.go.dev/net/smtp).
((call_expression function: (_) @callee) @hazard
  (#resolves? @callee "net/smtp.{SendMail,Dial}"))
