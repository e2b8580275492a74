((call_expression function: (_) @_open arguments: (arguments . (_) @_path)) @hazard
  (#resolves? @_open "fs.{readFile,readFileSync,createReadStream,writeFile,writeFileSync,unlink,unlinkSync}" "fs.promises.{readFile,writeFile,unlink}")
  (#from-request? @_path)
  (#not-match? @_path "\\bfile\\.path$")
  (#not-function-match? @hazard "startsWith|basename|sanitize|\\.includes\\(|path\\.relative|realpath|\\bresolve\\("))
((call_expression function: (member_expression object: (_) @_on property: (property_identifier) @_send) arguments: (arguments . (_) @_path .)) @hazard
  (#any-of? @_send "{sendFile,download}")
  (#not-match? @_on "storage")
  (#from-request? @_path)
  (#not-function-match? @hazard "startsWith|basename|sanitize|\\.includes\\(|path\\.relative|realpath|\\bresolve\\("))
