; res.json({ success: true }), res.sendStatus(200), return { ok: true }: what is answered at the top of a catch.
((catch_clause body: (statement_block [
    (expression_statement (call_expression arguments: (arguments . [(object) (number)] @_answer))) @hazard
    (return_statement (call_expression arguments: (arguments . [(object) (number)] @_answer))) @hazard
    (return_statement (object) @_answer) @hazard])) @_clause
  (#match? @_answer "\\b(success|ok)[\"']?: true|\\bstatus[\"']?: [\"'](ok|success)[\"']|^20\\d$")
  (#match? @hazard "^return|\\bres(ponse)?\\.|^reply|^ctx|^c\\.")
  (#not-match? @hazard "(?i)error|warning|detail|degraded|down|fail|\\b[45]\\d\\d\\b|^return [a-z]\\w*\\(\\d")
  (#not-match? @_clause "//|/\\*|\\bif \\(|(?i)webhook|telemetry|analytics")
  (#not-function-head? @_clause "(?i)hooks?/|^.*function \\w*(hook|track|health)|[\"'`][\\w/]*/(track|health)"))
