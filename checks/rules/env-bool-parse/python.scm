; The text itself is taken for the truth.
((call function: (identifier) @_bool arguments: (argument_list
    . (call function: (_) @_read arguments: (argument_list . (string (string_content) @name)))
    .)) @hazard
  (#eq? @_bool "bool")
  (#resolves? @_read "os.getenv" "os.environ.get")
  (#match? @name "^(DEBUG|ENABLE|DISABLE|USE|ALLOW|SKIP)_|^DEBUG$|_(ENABLED|DISABLED|DEBUG|SSL|TLS)$"))
; `True` or `False` if it is not set, and text if it is.
((assignment right: (call function: (_) @_read arguments: (argument_list
    . (string (string_content) @name) . [(true) (false)] .)) @hazard)
  (#resolves? @_read "os.getenv" "os.environ.get"))

; A condition that asks whether there is any text.
([(if_statement condition: (call function: (_) @_read arguments: (argument_list . (string (string_content) @name))) @hazard)
  (if_statement condition: (not_operator argument: (call function: (_) @_read arguments: (argument_list . (string (string_content) @name))) @hazard))
  (conditional_expression (_) . (call function: (_) @_read arguments: (argument_list . (string (string_content) @name))) @hazard . (_))]
  (#resolves? @_read "os.getenv" "os.environ.get")
  (#match? @name "^(DEBUG|ENABLE|DISABLE|USE|ALLOW|SKIP)_|^DEBUG$|_(ENABLED|DISABLED|DEBUG|SSL|TLS)$"))
