((call_expression function: (_) @_hash arguments: (argument_list . (_) @_what)) @hazard
  (#resolves? @_hash "crypto/md5.Sum" "crypto/sha1.Sum" "crypto/sha256.{Sum256,Sum224}" "crypto/sha512.Sum512")
  (#match? @_what "(?i)(password|passwd|pwd)\\b"))
