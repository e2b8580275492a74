; global current_user … current_user = request.…
((assignment left: (identifier) @name right: (_) @_value) @hazard
  (#module-variable? @name)
  (#match? @name "(user|token|session|tenant|account|locale|language|role|customer)(_id)?$")
  (#match? @_value "\\b(request|session|body|user_id)\\b")
  (#inside? @hazard "handler"))
