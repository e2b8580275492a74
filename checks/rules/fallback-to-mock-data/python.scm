; In the handler of an error, where a key is missing, or after `or`. By the names of variables and functions
; alone: a text that speaks of a sample says nothing.
([(except_clause (block [
    (return_statement [(identifier) @value (attribute) @value (call function: (_) @value)
                       (call arguments: (argument_list . (identifier) @value))])
    (assignment right: [(identifier) @value (call function: (_) @value)])] @hazard)) @_where
  (if_statement
    condition: (not_operator) @_where
    consequence: (block (return_statement [(identifier) @value (call function: (_) @value)]) @hazard))
  (boolean_operator operator: "or" right: [(identifier) @value (call function: (_) @value)]) @_where @hazard]
  (#match? @value "^(\\w+\\.)*_*(([a-z]+_)?(mock|fake|dummy)_\\w|([a-z]+_)?sample_data|(MOCK|FAKE|DUMMY|SAMPLE)_)")
  (#match? @_where "^except| or |(?i)key|token|client|response|result")
  (#not-match? @_where "^except (ImportError|ModuleNotFoundError)")
  (#not-path? @hazard "mock|demo")
  (#not-function-match? @hazard "(?i)use_mock|mock_mode|demo|def (test|\\w*mock|\\w*fake)"))
