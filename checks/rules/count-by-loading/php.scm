; Order::all()->count(), Order::where(…)->get()->count(), count(Order::all())
([(member_call_expression object: [
      (scoped_call_expression name: (name) @_load)
      (member_call_expression object: (scoped_call_expression) name: (name) @_load)] name: (name) @_count)
  (function_call_expression function: (name) @_count arguments: (arguments . (argument [
      (scoped_call_expression name: (name) @_load)
      (member_call_expression object: (scoped_call_expression) name: (name) @_load)]) .))] @hazard
  (#any-of? @_load "all" "get")
  (#eq? @_count "count"))
