((variable_assignment name: (_) @_name value: (_) @_value) @hazard
  (#any-of? @_name "{NODE_TLS_REJECT_UNAUTHORIZED,PYTHONHTTPSVERIFY}")
  (#any-of? @_value "0"))
((command name: (_) @_curl argument: (word) @hazard)
  (#eq? @_curl "curl")
  (#match? @hazard "^(-[a-zA-Z]*k[a-zA-Z]*|--insecure)$"))
((command name: (_) @_wget argument: (word) @hazard)
  (#eq? @_wget "wget")
  (#eq? @hazard "--no-check-certificate"))
