; The function that cancels is thrown away: the context and its timer stay.
((short_var_declaration
    left: (expression_list (identifier) (identifier) @_cancel)
    right: (expression_list (call_expression function: (_) @_with))) @hazard
  (#eq? @_cancel "_")
  (#resolves? @_with "context.{WithCancel,WithTimeout,WithDeadline}"))
; A ticker that nobody stops.
((short_var_declaration
    left: (expression_list . (identifier) @_ticker .)
    right: (expression_list (call_expression function: (_) @_new))) @hazard
  (#resolves? @_new "time.NewTicker")
  (#not-function-match? @_ticker "\\b{}\\.Stop\\b|return .*\\b{}\\b|(:|=) &?{}[\\s},]|[(,] ?{}[,)]")
  (#not-inside? @hazard "main-guard"))
; A goroutine that is nothing but a loop without a way out.
((go_statement (call_expression function: (func_literal body: (block (statement_list . (for_statement . body: (block) @_round) .))))) @hazard
  (#not-match? @_round "\\breturn\\b|\\bbreak\\b|<-|Goexit|panic\\(|os\\.Exit")
  (#not-inside? @hazard "main-guard"))
