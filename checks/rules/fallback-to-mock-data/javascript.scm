; In a catch, where a key is missing, or after `||`. By the names of variables and functions alone.
([(catch_clause body: (statement_block [
    (return_statement [(identifier) @value (call_expression function: (_) @value)
                       (call_expression arguments: (arguments . (identifier) @value))])
    (expression_statement (assignment_expression right: [(identifier) @value (call_expression function: (_) @value)]))
    (expression_statement (call_expression arguments: (arguments . [(identifier) @value (call_expression function: (_) @value)])))] @hazard)) @_where
  (if_statement
    condition: (parenthesized_expression (unary_expression)) @_where
    consequence: [
      (statement_block (return_statement [(identifier) @value (call_expression function: (_) @value)]) @hazard)
      (return_statement [(identifier) @value (call_expression function: (_) @value)]) @hazard])
  (call_expression
    function: (member_expression property: (property_identifier) @_where)
    arguments: (arguments (arrow_function body: [(identifier) @value (call_expression function: (_) @value)]) @hazard))
  (binary_expression operator: ["||" "??"] right: [(identifier) @value (call_expression function: (_) @value)]) @_where @hazard]
  (#match? @value "^(\\w+\\.)*_*(([a-z]+)?([mM]ock|[fF]ake|[dD]ummy)[A-Z_]|([a-z]+)?[sS]ampleData|(MOCK|FAKE|DUMMY|SAMPLE)_)")
  (#match? @_where "^catch| (\\|\\||\\?\\?) |(?i)key|token|client|response|result")
  (#not-path? @hazard "mock|demo")
  (#not-function-match? @hazard "(?i)use_?mock|mock_?mode|demo|node_env|import\\.meta\\.env|^.*(test|mock|fake)\\w*\\("))
