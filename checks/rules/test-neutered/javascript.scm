; Only this one runs.
((call_expression function: (member_expression
    object: (identifier) @_kind property: (property_identifier) @_only)) @hazard
  (#any-of? @_kind "it" "test" "describe" "context" "suite")
  (#eq? @_only "only"))
((call_expression function: (identifier) @_focused arguments: (arguments . (string) . [(arrow_function) (function_expression)])) @hazard
  (#any-of? @_focused "fit" "fdescribe"))

; A constant is what it is.
((call_expression
    function: (member_expression
      object: (call_expression function: (identifier) @_expect arguments: (arguments . (_) @_is .))
      property: (property_identifier) @_matcher)
    arguments: (arguments . (_) @_wanted .)) @hazard
  (#eq? @_expect "expect")
  (#any-of? @_matcher "toBe" "toEqual" "toStrictEqual")
  (#literal? @_is)
  (#same? @_is @_wanted))
((call_expression
    function: (member_expression
      object: (call_expression function: (identifier) @_expect arguments: (arguments . [(true) (number)] .))
      property: (property_identifier) @_matcher)) @hazard
  (#eq? @_expect "expect")
  (#eq? @_matcher "toBeTruthy"))

; Nothing is asked of it.
((expression_statement (call_expression
    function: (identifier) @_expect arguments: (arguments (_)))) @hazard
  (#eq? @_expect "expect"))
