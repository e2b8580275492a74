((method_invocation object: (_) @_digest name: (identifier) @_hash arguments: (argument_list . (_) @_what)) @hazard
  (#resolves? @_digest "java.security.MessageDigest.getInstance()")
  (#any-of? @_hash "{digest,update}")
  (#match? @_what "(?i)(password|passwd|pwd)\\b"))
((method_invocation object: (identifier) @_digest name: (identifier) @_hash arguments: (argument_list . (_) @_what)) @hazard
  (#eq? @_digest "DigestUtils")
  (#match? @_hash "^(md5|sha)")
  (#match? @_what "(?i)(password|passwd|pwd)\\b"))
