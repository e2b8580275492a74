((attribute name: (_) @_name) @hazard
  (#eq? @_name "DisableRequestSizeLimit"))
((attribute name: (_) @_name (attribute_argument_list) @_arguments) @hazard
  (#any-of? @_name "{RequestSizeLimit,RequestFormLimits}")
  (#match? @_arguments "^\\((MultipartBodyLengthLimit = )?(long|int)\\.MaxValue"))
((assignment_expression left: (_) @_limit right: (_) @_size) @hazard
  (#match? @_limit "(MultipartBodyLengthLimit|MaxRequestBodySize)$")
  (#match? @_size "^(long|int)\\.MaxValue$|^null$"))
