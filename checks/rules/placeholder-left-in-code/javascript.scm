; Not a to-do list: the words of somebody who explains what the real thing would do.
((comment) @hazard
  (#match? @hazard "(?i)in a real (app|application|implementation|system)\\b|in production,? (you|this) would |\\bsimulat(e|ing) (an |the )?(api|network|payment) (call|request|delay)|\\b(placeholder|mock) implementation|for demo purposes|replace (this )?with (your actual |actual (implementation|call|logic)\\b)"))

; Safe: the condition beside it is what does so.
((comment) @safe . (if_statement condition: (_) @_when)
  (#match? @_when "NODE_ENV|DEBUG"))
