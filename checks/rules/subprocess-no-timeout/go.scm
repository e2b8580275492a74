((call_expression function: (_) @callee) @hazard
  (#resolves? @callee "os/exec.Command")
  (#inside? @hazard "handler")
  (#not-function-match? @hazard "\\.Kill\\(|time\\.After"))
