; Only where nothing is decided first: what is returned at the top of a handler that catches all.
((except_clause (block
    (return_statement [
      (dictionary) @_answer
      (expression_list . (dictionary) @_answer)
      (call arguments: (argument_list . (dictionary) @_answer))]) @hazard .)) @_clause
  (#match? @_clause "^except( (Base)?Exception( as \\w+)?)?:")
  (#match? @_answer "[\"'](success|ok)[\"']: True|[\"']status[\"']: [\"'](ok|success)[\"']")
  (#not-match? @_clause "#|\\bif |(?i)webhook|telemetry|analytics")
  (#not-match? @hazard "(?i)error|warning|detail|degraded|down|fail|\\b[45]\\d\\d\\b")
  (#not-function-head? @_clause "(?i)def \\w*(hook|track|health)|hooks?/|[\"']/?track"))
