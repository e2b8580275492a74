; Entity Framework: db.Users.FirstOrDefault(u => u.Id == order.UserId)
((invocation_expression
    function: (member_access_expression expression: (member_access_expression expression: (_) @_context) name: (_) @_find)
    arguments: (_) @_asked) @hazard
  (#match? @_context "(?i)^(this\\.)?_?(\\w*context|db)$")
  (#match? @_find "^(First|Single|FirstOrDefault|SingleOrDefault|Find|Any|Count)(Async)?$")
  (#not-match? @_asked "\\.Contains\\(")
  (#not-inside? @hazard "bounded-loop" "callback")
  (#uses-loop-variable? @_asked))
; db.Lines.Where(l => l.OrderId == order.Id).ToList()
((invocation_expression
    function: (member_access_expression
      expression: (invocation_expression
        function: (member_access_expression expression: (member_access_expression expression: (_) @_context) name: (_) @_where)
        arguments: (_) @_asked)
      name: (_) @_fetch)) @hazard
  (#match? @_context "(?i)^(this\\.)?_?(\\w*context|db)$")
  (#eq? @_where "Where")
  (#match? @_fetch "^(ToList|ToArray|First|FirstOrDefault|Count|Any|Sum)(Async)?$")
  (#not-match? @_asked "\\.Contains\\(")
  (#not-inside? @hazard "bounded-loop" "callback")
  (#uses-loop-variable? @_asked))
