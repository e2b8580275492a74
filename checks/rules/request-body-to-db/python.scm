; Model(**request.json), Order.objects.create(**request.data)
((call function: (_) @_make arguments: (argument_list (dictionary_splat (_) @_body))) @hazard
  (#match? @_make "^[A-Z]\\w*$|\\.(create|update|update_one|filter_by|insert|values|update_or_create|get_or_create)$")
  (#from-request? @_body)
  (#text-match? @_body "(json|form|get_json\\(\\)|to_dict\\(\\))$"))
((call function: (attribute attribute: (identifier) @_write) arguments: (argument_list (_) @_body .)) @hazard
  (#any-of? @_write "{insert_one,insert}")
  (#from-request? @_body)
  (#text-match? @_body "(json|get_json\\(\\))$"))
