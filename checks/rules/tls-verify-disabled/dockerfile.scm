((env_pair name: (_) @_name value: (_) @_value) @hazard
  (#any-of? @_name "{NODE_TLS_REJECT_UNAUTHORIZED,PYTHONHTTPSVERIFY}")
  (#any-of? @_value "0"))
((env_pair name: (_) @_name value: (_) @_value) @hazard
  (#eq? @_name "GIT_SSL_NO_VERIFY")
  (#any-of? @_value "{1,true}"))
