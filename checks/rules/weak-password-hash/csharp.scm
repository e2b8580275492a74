((invocation_expression function: (member_access_expression expression: (_) @_digest name: (identifier) @_hash) arguments: (argument_list . (argument (_) @_what))) @hazard
  (#any-of? @_hash "{ComputeHash,HashData}")
  (#match? @_digest "(?i)^(md5|sha(1|256|384|512))|hasher|^(this\\.)?_?sha$")
  (#match? @_what "(?i)(password|passwd|pwd)\\b"))
