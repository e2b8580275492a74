; Written to a file or given to another program it is not printed.
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "(?m)^\\s*['\"]?(echo|printf|print|Write-Host|Write-Output)\\b[^|>\\n#]*\\$\\{\\{\\s*secrets\\.\\w+\\s*\\}\\}[^|>\\n#]*$")
  (#not-match? @evidence.script "add-mask|(?m)^\\s*[})]\\s*[>|]|<<"))
