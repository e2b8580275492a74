; Express 4 does not look at what a handler returns.
((call_expression
    function: (member_expression property: (property_identifier) @_verb)
    arguments: (arguments . [(string) (template_string)]
      [(arrow_function "async" parameters: (formal_parameters . (_) . (_)) body: (statement_block) @_body)
       (function_expression "async" parameters: (formal_parameters . (_) . (_)) body: (statement_block) @_body)] @hazard))
  (#version? "express" "<5")
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "all" "use")
  (#match? @_body "\\bawait\\b")
  (#not-match? @_body "\\btry *\\{|\\.catch\\(")
  (#not-mentioned? @_verb "express-async-errors|express-promise-router|asyncHandler|unhandledRejection"))
; Timers and emitters never do, in any framework. What is awaited of this file may catch its failures itself.
((call_expression
    function: [(identifier) @_on (member_expression property: (property_identifier) @_on)]
    arguments: (arguments [
      (arrow_function "async" body: [
        (statement_block . (expression_statement (await_expression (call_expression function: (_) @_work))))
        (await_expression (call_expression function: (_) @_work))] @_body)
      (function_expression "async" body:
        (statement_block . (expression_statement (await_expression (call_expression function: (_) @_work)))) @_body)])) @hazard
  (#any-of? @_on "setInterval" "setTimeout" "on" "addListener")
  (#not-match? @_work "^this\\.")
  (#not-match? @_body "\\.catch\\(")
  (#not-mentioned? @_work "(?s)(function {}|const {} = async)\\b.{0,300}?\\btry\\b")
  (#not-mentioned? @_on "unhandledRejection")
  (#not-mentioned? @_on "\\bdocument\\.|\\bwindow\\.|from .react"))
