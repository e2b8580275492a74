; An identity for a cloud is never in the default, so its absence is certain.
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].uses")
  (#value-match? @hazard "^((?i)azure/login|aws-actions/configure-aws-credentials|google-github-actions/auth)@")
  (#match-at? @hazard "jobs.*.steps.[].with" "role-to-assume|workload_identity_provider|tenant-id")
  (#not-match-at? @hazard "jobs.*.steps.[].with" "aws-access-key-id|role-chaining|web-identity-token-file|creds|auth-type")
  (#not-may-write? @hazard "id-token"))
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].uses")
  (#value-match? @hazard "^(actions/deploy-pages|actions/attest-build-provenance)@")
  (#not-may-write? @hazard "id-token"))

; What a `permissions` block does not name is none. A token of one's own has rights of its own.
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].uses")
  (#value-match? @hazard "^(softprops/action-gh-release|ncipollo/release-action)@")
  (#not-may-write? @hazard "contents")
  (#not-match-at? @hazard "jobs.*.steps.[]" "secrets\\.([A-FH-Z]|G[^I])|steps\\.|app-token"))
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].uses")
  (#value-match? @hazard "^peter-evans/create-pull-request@")
  (#not-may-write? @hazard "pull-requests")
  (#not-match-at? @hazard "jobs.*.steps.[]" "secrets\\.([A-FH-Z]|G[^I])|steps\\.|app-token"))
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].uses")
  (#value-match? @hazard "^github/codeql-action/(upload-sarif|analyze)@")
  (#not-may-write? @hazard "security-events")
  (#not-match-at? @hazard "jobs.*.steps.[]" "secrets\\.([A-FH-Z]|G[^I])|steps\\.|app-token"))
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "\\bgh release (create|upload)\\b")
  (#not-may-write? @hazard "contents")
  (#not-match-at? @hazard "jobs.*" "secrets\\.([A-FH-Z]|G[^I])|steps\\.|app-token"))
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "\\bgh pr (create|comment|edit|merge)\\b")
  (#not-may-write? @hazard "pull-requests")
  (#not-match-at? @hazard "jobs.*" "secrets\\.([A-FH-Z]|G[^I])|steps\\.|app-token"))
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "\\bgit push\\b")
  (#not-may-write? @hazard "contents")
  (#not-match-at? @hazard "jobs.*" "secrets\\.([A-FH-Z]|G[^I])|steps\\.|app-token"))
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "\\bdocker push ghcr\\.io/")
  (#not-may-write? @hazard "packages")
  (#not-match-at? @hazard "jobs.*" "secrets\\.([A-FH-Z]|G[^I])|steps\\.|app-token"))
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].uses")
  (#value-match? @hazard "^docker/build-push-action@")
  (#match-at? @hazard "jobs.*.steps.[].with.push" "^['\"]?true")
  (#match-at? @hazard "jobs.*.steps.[].with.tags" "\\bghcr\\.io/")
  (#not-may-write? @hazard "packages")
  (#not-match-at? @hazard "jobs.*" "secrets\\.([A-FH-Z]|G[^I])|steps\\.|app-token"))
