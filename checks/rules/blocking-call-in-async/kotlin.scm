((call_expression . (navigation_expression) @callee) @hazard
  (#eq? @callee "Thread.sleep")
  (#inside? @hazard "async")
  (#not-function-match? @hazard "Dispatchers\\.IO")
  (#not-inside? @hazard "main-guard"))
((call_expression . (simple_identifier) @callee) @hazard
  (#eq? @callee "runBlocking")
  (#inside? @hazard "async")
  (#not-inside? @hazard "main-guard"))
