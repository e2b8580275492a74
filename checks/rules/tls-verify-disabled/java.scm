; A trust manager that trusts whatever it is shown.
((method_declaration name: (identifier) @_name body: (block . "{" . "}")) @hazard
  (#eq? @_name "checkServerTrusted"))

; A host name's check that says yes.
((method_invocation name: (identifier) @_name arguments: (argument_list (lambda_expression body: (true)))) @hazard
  (#any-of? @_name "{setHostnameVerifier,hostnameVerifier,setDefaultHostnameVerifier,setSSLHostnameVerifier}"))
((field_access) @hazard
  (#any-of? @hazard "{NoopHostnameVerifier.INSTANCE,InsecureTrustManagerFactory.INSTANCE,TrustAllStrategy.INSTANCE,SSLConnectionSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER}"))
