((call_expression function: (_) @_callee) @hazard
  (#resolves? @_callee "fetch" "node-fetch" "axios" "axios.{get,post,put,patch,delete,request}")
  (#inside? @hazard "transaction"))

; By the names that such clients always have.
((call_expression function: (member_expression) @_callee) @hazard
  (#match? @_callee "(^|\\.)(stripe\\.\\w+\\.(create|update|cancel|pay|confirm)|openai\\.(chat\\.completions|responses)\\.create|anthropic\\.messages\\.create|resend\\.emails\\.send|sgMail\\.send|transporter\\.sendMail)$")
  (#inside? @hazard "transaction"))
