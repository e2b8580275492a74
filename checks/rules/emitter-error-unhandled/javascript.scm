; Node ends the process at an `error` event that nobody listens to. The listener goes below the
; declaration, at the top of a module, where no indentation can be wrong.
((program (lexical_declaration (variable_declarator
    name: (identifier) @name
    value: (new_expression constructor: (_) @_class))) @hazard)
  (#resolves? @_class "pg.{Pool,Client}")
  (#replace! @hazard "{hazard}\n{name}.on(\"error\", (error) => console.error(\"{name} lost its connection\", error));"))

((export_statement (lexical_declaration (variable_declarator
    name: (identifier) @name
    value: (new_expression constructor: (_) @_class))) @hazard)
  (#resolves? @_class "pg.{Pool,Client}")
  (#replace! @hazard "{hazard}\n{name}.on(\"error\", (error) => console.error(\"{name} lost its connection\", error));"))

((statement_block (lexical_declaration (variable_declarator
    name: (identifier) @name
    value: (new_expression constructor: (_) @_class))) @hazard)
  (#resolves? @_class "pg.{Pool,Client}"))

((lexical_declaration (variable_declarator
    name: (identifier) @name
    value: [(call_expression function: (_) @_maker) (await_expression (call_expression function: (_) @_maker))])) @hazard
  (#resolves? @_maker "redis.createClient" "@redis/client.createClient"))

; Safe: somebody listens.
((call_expression
    function: (member_expression object: (_) @safe.binding property: (property_identifier) @_on)
    arguments: (arguments . (string) @_event))
  (#any-of? @_on "on" "addListener" "once")
  (#any-of? @_event "error"))

; Safe: a script or a call that opens it, uses it and closes it again.
((call_expression
    function: (member_expression object: (_) @safe.binding property: (property_identifier) @_end))
  (#any-of? @_end "end" "quit" "disconnect")
  (#inside? @safe.binding "module-level" "finally"))
