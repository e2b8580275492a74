; json.loads(answer.choices[0].message.content)
((call function: (_) @_parse arguments: (argument_list . (_) @_text)) @hazard
  (#resolves? @_parse "json.loads")
  (#match? @_text "\\.message\\.content|\\.output_text|\\.content\\[0\\]\\.text|\\.function\\.arguments")
  (#not-function-match? @hazard "response_format|(?i)schema|model_validate|except"))

; text = answer.choices[0].message.content; json.loads(text)
((call function: (_) @_parse arguments: (argument_list . (identifier) @_text)) @hazard
  (#resolves? @_parse "json.loads")
  (#holds? @_text "\\.message\\.content|\\.output_text|\\.content\\[0\\]\\.text|\\.function\\.arguments")
  (#not-function-match? @hazard "response_format|(?i)schema|model_validate|except"))

; What a model says is run as code.
((call function: (_) @_run arguments: (argument_list . (_) @_text)) @hazard
  (#any-of? @_run "eval" "exec")
  (#match? @_text "\\.message\\.content|\\.output_text|\\.content\\[0\\]\\.text"))
((call function: (_) @_run arguments: (argument_list . (identifier) @_text)) @hazard
  (#any-of? @_run "eval" "exec")
  (#holds? @_text "\\.message\\.content|\\.output_text|\\.content\\[0\\]\\.text"))
