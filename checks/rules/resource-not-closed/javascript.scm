; A browser that is closed only when all went well is a process that stays.
([(variable_declarator name: (identifier) @name value: (await_expression (call_expression function: (_) @_open)))
  (variable_declarator name: (identifier) @name value: (call_expression function: (_) @_open))] @hazard
  (#resolves? @_open
    "puppeteer.launch" "puppeteer-core.launch" "playwright.{chromium,firefox,webkit}.launch"
    "fs.openSync" "fs.promises.open")
  (#not-function-match? @name "(?s)finally *\\{.*(\\b{}\\??\\.close|closeSync\\({})|return \\(?{}[;)\\s,]|[.=:] *{}[;,}\\s]|process\\.exit|\\{ *{} *\\}")
  (#inside? @hazard "function"))
