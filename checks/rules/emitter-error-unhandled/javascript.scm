((lexical_declaration (variable_declarator
    name: (identifier) @name
    value: (new_expression constructor: (_) @_class) @_made)) @hazard
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
