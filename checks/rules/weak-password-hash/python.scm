((call function: (_) @_hash arguments: (argument_list . (_) @_what)) @hazard
  (#resolves? @_hash "hashlib.{md5,sha1,sha256,sha512,sha224,sha384}")
  (#match? @_what "(?i)(^|[^a-z])(\\w+_)?(password|passwd|pwd|passphrase)\\b(\\)|\\.|\"|'|\\]|\\}|$| \\+)")
  (#not-function-match? @hazard "bcrypt"))
((call function: (_) @_hash arguments: (argument_list . (string) @_kind . (_) @_what)) @hazard
  (#resolves? @_hash "hashlib.new")
  (#match? @_what "(?i)\\b(password|passwd|pwd)\\b"))
