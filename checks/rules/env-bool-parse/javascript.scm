; Any text that is not empty is true.
((call_expression function: (identifier) @_boolean arguments: (arguments
    . (member_expression object: (_) @_env property: (property_identifier) @name) .)) @hazard
  (#eq? @_boolean "Boolean")
  (#resolves? @_env "process.env")
  (#match? @name "^(DEBUG|ENABLE|DISABLE|USE|ALLOW|SKIP)_|^DEBUG$|_(ENABLED|DISABLED|DEBUG|SSL|TLS)$"))
((unary_expression operator: "!" argument: (unary_expression operator: "!" argument:
    (member_expression object: (_) @_env property: (property_identifier) @name))) @hazard
  (#resolves? @_env "process.env")
  (#match? @name "^(DEBUG|ENABLE|DISABLE|USE|ALLOW|SKIP)_|^DEBUG$|_(ENABLED|DISABLED|DEBUG|SSL|TLS)$"))
([(if_statement condition: (parenthesized_expression
    (member_expression object: (_) @_env property: (property_identifier) @name)) @hazard)
  (ternary_expression condition:
    (member_expression object: (_) @_env property: (property_identifier) @name) @hazard)]
  (#resolves? @_env "process.env")
  (#match? @name "^(DEBUG|ENABLE|DISABLE|USE|ALLOW|SKIP)_|^DEBUG$|_(ENABLED|DISABLED|DEBUG|SSL|TLS)$"))

; A text is never `true`.
((binary_expression
    left: (member_expression object: (_) @_env property: (property_identifier) @name)
    operator: ["===" "!=="]
    right: [(true) (false)]) @hazard
  (#resolves? @_env "process.env"))
