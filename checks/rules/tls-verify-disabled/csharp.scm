((assignment_expression left: [(identifier) @_name (member_access_expression name: (_) @_name)] right: (_) @_says) @hazard
  (#any-of? @_name "{ServerCertificateCustomValidationCallback,ServerCertificateValidationCallback,RemoteCertificateValidationCallback}")
  (#match? @_says "(=>|return)\\s*true(;\\s*\\})?$|\\bDangerousAcceptAnyServerCertificateValidator$"))

; A connection to another host that trusts any certificate.
((string_literal) @hazard
  (#match? @hazard "(?i)server\\s*=.*TrustServerCertificate\\s*=\\s*true")
  (#not-match? @hazard "(?i)localhost|127\\.0\\.0\\.1|localdb|server\\s*=\\s*\\.|sqlexpress"))
