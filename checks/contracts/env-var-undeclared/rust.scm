; env::var("X").unwrap() or .expect(…), and env!("X").
((call_expression
    function: (field_expression
      value: (call_expression function: (_) @_callee arguments: (arguments . (string_literal) @name .))
      field: (field_identifier) @_then)) @hazard
  (#resolves? @_callee "std.env.var")
  (#any-of? @_then "unwrap" "expect")
  (#undeclared-variable? @name))

; env::var("X")?
((try_expression
    (call_expression function: (_) @_callee arguments: (arguments . (string_literal) @name .))) @hazard
  (#resolves? @_callee "std.env.var")
  (#undeclared-variable? @name))
