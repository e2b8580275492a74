; prisma.order.findMany(), Order.find(), Order.findAll(), repository.find(), db.select().from(orders)
((await_expression [
    (call_expression
      function: (member_expression object: [(identifier) @_what (member_expression property: (property_identifier) @_what)] property: (property_identifier) @_ask)
      arguments: (arguments) @_given)
    (call_expression
      function: (member_expression object: (call_expression function: (member_expression property: (property_identifier) @_select)) property: (property_identifier) @_ask)
      arguments: (arguments (identifier) @_what) @_given)]) @hazard
  (#any-of? @_ask "findMany" "find" "findAll" "from")
  (#match? @_given "^\\((\\{\\s*\\}|\\{\\s*(include|orderBy|order|select|relations): [^;]*\\}|\\w+)?\\)$")
  (#not-match? @_given "\\b(take|where|skip)\\b")
  (#not-match? @_what "(?i)plan|role|categor|status|countr|setting|currenc|tag|permission|location|config|feature|language|option|method|zone|content|type")
  (#match? @hazard "findMany|findAll|[rR]epo(sitory)?\\.find\\(|\\b[A-Z]\\w+\\.find\\(|select\\(\\)\\.from")
  (#inside? @hazard "handler")
  (#not-function-match? @hazard "(?i)limit|admin|paginat|page|offset|export|csv|backup|cursor|slice\\(")
  (#not-path? @hazard "admin|export|test"))
