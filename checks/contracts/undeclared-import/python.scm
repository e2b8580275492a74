((import_statement name: (dotted_name) @package) @hazard
  (#undeclared-package? @package)
  (#not-inside? @hazard "try" "function"))

((import_statement name: (aliased_import name: (dotted_name) @package)) @hazard
  (#undeclared-package? @package)
  (#not-inside? @hazard "try" "function"))

((import_from_statement module_name: (dotted_name) @package) @hazard
  (#undeclared-package? @package)
  (#not-inside? @hazard "try" "function"))

; Safe: for types alone, or only under some condition.
(if_statement consequence: (block (_) @safe))
