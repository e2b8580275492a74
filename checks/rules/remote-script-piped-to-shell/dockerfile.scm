; Piped, or taken as an argument. An address with a version is somebody's choice.
((run_instruction) @hazard
  (#match? @hazard "\\b(curl|wget)\\b[^|;&]*https?://[^|;&]*\\|[\\s\\\\]*(sudo\\s+(-\\w+\\s+)*)?(env\\s+[^|;&]*)?(ba|z|da)?sh\\b")
  (#not-match? @hazard "v?\\d+\\.\\d+|[0-9a-f]{40}"))
((run_instruction) @hazard
  (#match? @hazard "\\b(ba|z|da)?sh\\s+(-\\w+\\s+)*[\"']?(<\\(|\\$\\()\\s*(curl|wget)\\b")
  (#not-match? @hazard "v?\\d+\\.\\d+|[0-9a-f]{40}"))
