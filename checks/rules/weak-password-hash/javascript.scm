((call_expression
    function: (member_expression object: (call_expression function: (_) @_hash) property: (property_identifier) @_update)
    arguments: (arguments . (_) @_what)) @hazard
  (#resolves? @_hash "crypto.createHash")
  (#eq? @_update "update")
  (#match? @_what "(?i)(password|passwd|\\bpwd)\\b"))
((call_expression function: (_) @_hash arguments: (arguments . (_) @_what)) @hazard
  (#resolves? @_hash "md5" "sha1" "sha256" "js-sha256.sha256" "crypto-js.{MD5,SHA1,SHA256,SHA512}")
  (#match? @_what "(?i)(password|passwd|\\bpwd)\\b"))
