((keyed_element key: (literal_element (identifier) @_name) value: (literal_element (true))) @hazard
  (#eq? @_name "InsecureSkipVerify")
  (#not-on-condition? @hazard "(?i)insecure|self_?signed|verif|ignore"))
((assignment_statement left: (expression_list (selector_expression field: (_) @_name)) right: (expression_list (true))) @hazard
  (#eq? @_name "InsecureSkipVerify")
  (#not-on-condition? @hazard "(?i)insecure|self_?signed|verif"))

; Safe: the certificate is checked by a function of one's own.
((literal_value (keyed_element key: (literal_element (identifier) @_own))) @safe.file
  (#any-of? @_own "{VerifyPeerCertificate,VerifyConnection}"))
