; A step of a workflow or of a composite action.
((_ key: (_) value: (_) @_script) @hazard
  (#at? @hazard "jobs.*.steps.[].run" "runs.steps.[].run")
  (#match? @_script "\\b(curl|wget)\\b[^|;&]*https?://[^|;&]*\\|[\\s\\\\]*(sudo\\s+(-\\w+\\s+)*)?(env\\s+[^|;&]*)?(ba|z|da)?sh\\b")
  (#not-match? @_script "v?\\d+\\.\\d+|[0-9a-f]{40}"))
