; Read without checking.
((call_expression (navigation_expression (simple_identifier) @_jwt (navigation_suffix (simple_identifier) @_decode))) @hazard
  (#eq? @_jwt "JWT")
  (#eq? @_decode "decode")
  (#not-mentioned? @hazard "\\.verify\\(|JWT\\.require"))
((call_expression (navigation_expression (_) (navigation_suffix (simple_identifier) @_parse))) @hazard
  (#any-of? @_parse "parseClaimsJwt" "parseUnsecuredClaims")
  (#mentioned? @hazard "\\bJwts\\b"))
((call_expression (navigation_expression (simple_identifier) @_algorithm (navigation_suffix (simple_identifier) @_none))) @hazard
  (#eq? @_algorithm "Algorithm")
  (#eq? @_none "none"))
; Made without an end.
((call_expression (navigation_expression (_) (navigation_suffix (simple_identifier) @_compact))) @hazard
  (#eq? @_compact "compact")
  (#match? @hazard "^Jwts\\.builder\\(")
  (#not-match? @hazard "(?i)expiration|claims\\("))
((call_expression (navigation_expression (_) (navigation_suffix (simple_identifier) @_sign))) @hazard
  (#eq? @_sign "sign")
  (#match? @hazard "^JWT\\.create\\(")
  (#not-match? @hazard "withExpiresAt|withPayload"))
