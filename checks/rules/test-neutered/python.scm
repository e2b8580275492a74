; A constant is what it is.
((assert_statement . [(true) (string) (integer)] .) @hazard
  (#not-function-match? @hazard "(?s)\\bassert [a-z].*\\belse:\\s+{}|\\bif [^\\n]*:\\s+(#[^\\n]*\\s+)?{}.*\\bassert [a-z\"]"))
((assert_statement . (comparison_operator . (_) @_one . (_) @_other .) @_asked .) @hazard
  (#match? @_asked "==|\\bis\\b")
  (#not-match? @_asked "\\bnot\\b")
  (#match? @_one "^[\\w.]+$")
  (#same? @_one @_other))
; A pair in brackets is always true.
((assert_statement . (tuple (_) (string)) .) @hazard)

; Whatever fails is forgotten.
((function_definition
    name: (identifier) @_name
    body: (block (try_statement (except_clause (block . (pass_statement) .)) @hazard)))
  (#match? @_name "^test")
  (#match? @hazard "^except( (Base)?Exception| AssertionError)?:"))

; Switched off without a word why.
((decorator (attribute) @_mark) @hazard
  (#resolves? @_mark "pytest.mark.skip" "unittest.skip"))
((decorator (call function: (_) @_mark arguments: (argument_list) @_reasons)) @hazard
  (#resolves? @_mark "pytest.mark.skip")
  (#arguments-count? @_reasons "0")
  (#lacks-argument? @_reasons "reason"))
