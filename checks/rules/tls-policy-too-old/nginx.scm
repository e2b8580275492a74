((property (key) @_protocols (value) @_line) @hazard
  (#eq? @_protocols "ssl_protocols")
  (#match? @_line "\\bSSLv[23]\\b|\\bTLSv1(\\.1)?(\\s|;|$)"))
