; Spring: -1 is no limit.
((block_mapping_pair value: (_) @_size) @hazard
  (#at? @hazard "spring.servlet.multipart.max-file-size" "spring.servlet.multipart.max-request-size")
  (#value? @_size "-1"))
