; Sealed secrets and SOPS encrypt; a template or an empty value is filled in elsewhere.
((_ key: (_) @_name) @hazard
  (#at? @hazard "data.*")
  (#match-at? @hazard "kind" "^['\"]?Secret['\"]?$")
  (#match-at? @hazard "apiVersion" "^['\"]?v1['\"]?$")
  (#value-match? @hazard "^[A-Za-z0-9+/\\s]{8,}={0,2}\\s*$")
  (#not-value-match? @hazard "(?i)change|replace|base64|example|placeholder|your|todo|xxxx")
  (#match? @_name "(?i)pass|secret|token|key|credential|\\.env")
  (#not-match-at? @hazard "metadata.annotations" "(?i)kustomize\\.config|sealed")
  (#not-match-at? @hazard "" "\\bsops:"))
