((block_mapping_pair key: (_) @_name value: (_) @_value) @hazard
  (#any-of? @_name "{NODE_TLS_REJECT_UNAUTHORIZED,PYTHONHTTPSVERIFY}")
  (#any-of? @_value "0"))
((block_mapping_pair key: (_) @_name value: (_) @_value) @hazard
  (#any-of? @_name "{insecureSkipVerify,insecure_skip_verify,insecure-skip-tls-verify,insecureSkipTLSVerify}")
  (#eq? @_value "true"))
((block_mapping
    (block_mapping_pair value: (_) @_name)
    . (block_mapping_pair key: (_) @_value value: (_) @_given)) @hazard
  (#any-of? @_name "{NODE_TLS_REJECT_UNAUTHORIZED,PYTHONHTTPSVERIFY}")
  (#any-of? @_value "value")
  (#any-of? @_given "0"))
((block_sequence_item (flow_node) @_pair) @hazard
  (#match? @_pair "^[\"']?(NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY)=0[\"']?$"))
