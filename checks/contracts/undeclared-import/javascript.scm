((import_statement source: (string) @package) @hazard
  (#undeclared-package? @package))

((export_statement source: (string) @package) @hazard
  (#undeclared-package? @package))

((call_expression function: (identifier) @_require arguments: (arguments . (string) @package .)) @hazard
  (#eq? @_require "require")
  (#undeclared-package? @package)
  (#not-inside? @hazard "try"))
