; Read without checking.
((method_invocation object: (_) @_jwt name: (_) @_decode) @hazard
  (#eq? @_jwt "JWT")
  (#eq? @_decode "decode")
  (#not-mentioned? @hazard "\\.verify\\(|JWT\\.require"))
((method_invocation name: (_) @_parse) @hazard
  (#any-of? @_parse "parseClaimsJwt" "parseUnsecuredClaims" "unsecured")
  (#mentioned? @hazard "\\bJwts\\b"))
((method_invocation object: (_) @_algorithm name: (_) @_none) @hazard
  (#eq? @_algorithm "Algorithm")
  (#eq? @_none "none"))
; Made without an end.
((method_invocation name: (_) @_compact) @hazard
  (#eq? @_compact "compact")
  (#match? @hazard "^Jwts\\.builder\\(")
  (#not-match? @hazard "(?i)expiration|\\.claims\\(|setClaims"))
((method_invocation object: (_) @_made name: (_) @_sign) @hazard
  (#eq? @_sign "sign")
  (#match? @_made "^JWT\\.create\\(")
  (#not-match? @_made "withExpiresAt|withPayload"))
