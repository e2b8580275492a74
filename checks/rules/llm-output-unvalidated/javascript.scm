; JSON.parse(answer.choices[0].message.content)
((call_expression function: (_) @_parse arguments: (arguments . (_) @_text .)) @hazard
  (#eq? @_parse "JSON.parse")
  (#match? @_text "\\.message\\??\\.content|\\.output_text|\\.content\\[0\\]\\.text|\\.function\\.arguments")
  (#not-function-match? @hazard "response_?[fF]ormat|[sS]chema|safeParse|catch"))

; const text = answer.choices[0].message.content; JSON.parse(text)
((call_expression function: (_) @_parse arguments: (arguments . (identifier) @_text .)) @hazard
  (#eq? @_parse "JSON.parse")
  (#holds? @_text "\\.message\\??\\.content|\\.output_text|\\.content\\[0\\]\\.text|\\.function\\.arguments")
  (#not-function-match? @hazard "response_?[fF]ormat|[sS]chema|safeParse|catch"))

; What a model says is run as code.
((call_expression function: (_) @_run arguments: (arguments . (_) @_text .)) @hazard
  (#eq? @_run "eval")
  (#match? @_text "\\.message\\??\\.content|\\.output_text|\\.content\\[0\\]\\.text"))
((call_expression function: (_) @_run arguments: (arguments . (identifier) @_text .)) @hazard
  (#eq? @_run "eval")
  (#holds? @_text "\\.message\\??\\.content|\\.output_text|\\.content\\[0\\]\\.text"))
