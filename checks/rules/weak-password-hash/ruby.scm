((call receiver: (scope_resolution name: (constant) @_kind) @_digest method: (identifier) @_hash arguments: (argument_list . (_) @_what)) @hazard
  (#match? @_digest "^(OpenSSL::)?Digest::")
  (#any-of? @_kind "{MD5,SHA1,SHA256,SHA512}")
  (#any-of? @_hash "{hexdigest,digest,base64digest}")
  (#match? @_what "(?i)(password|passwd|pwd)\\b"))
