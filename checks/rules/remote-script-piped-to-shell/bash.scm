; Piped.
((pipeline) @hazard
  (#match? @hazard "\\b(curl|wget)\\b[^|;&]*https?://[^|;&]*\\|[\\s\\\\]*(sudo\\s+(-\\w+\\s+)*)?(env\\s+[^|;&]*)?(ba|z|da)?sh\\b")
  (#not-match? @hazard "v?\\d+\\.\\d+|[0-9a-f]{40}"))
; As an argument.
((command) @hazard
  (#match? @hazard "^(ba|z|da)?sh\\s+(-\\w+\\s+)*[\"']?(<\\(|\\$\\()\\s*(curl|wget)\\b")
  (#not-match? @hazard "v?\\d+\\.\\d+|[0-9a-f]{40}"))
