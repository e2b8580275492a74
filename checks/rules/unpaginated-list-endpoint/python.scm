; session.query(Order).all(), session.scalars(select(Order)).all(), Order.objects.all(), Order.query.all()
([(call function: (attribute
      object: (call function: (attribute attribute: (identifier) @_ask) arguments: (argument_list . (_) @_what .))
      attribute: (identifier) @_all))
  (call function: (attribute
      object: (parenthesized_expression (await (call function: (attribute attribute: (identifier) @_ask) arguments: (argument_list . (_) @_what .))))
      attribute: (identifier) @_all))
  (call function: (attribute
      object: (attribute object: (identifier) @_what attribute: (identifier) @_ask)
      attribute: (identifier) @_all))] @hazard
  (#any-of? @_ask "query" "scalars" "objects" "exec")
  (#eq? @_all "all")
  (#match? @_what "^(\\w+\\.)*[A-Z]\\w*[a-z]\\w*$|^select\\(\\w+\\)(\\.order_by\\([\\w.]+\\))?$")
  (#not-match? @_what "(?i)plan|role|categor|status|countr|setting|currenc|tag|permission|location|config|feature|language|option|method|zone|content|type")
  (#inside? @hazard "handler")
  (#not-function-match? @hazard "(?i)limit|admin|paginat|page|offset|export|csv|backup|\\.filter\\(|\\[:|serializer_class|get_object_or_404|first\\(")
  (#not-path? @hazard "admin|export|test"))
