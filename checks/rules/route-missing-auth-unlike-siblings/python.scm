; @router.delete("/{id}") without the Depends(get_current_user) of the others
((decorated_definition (decorator (call function: (attribute attribute: (identifier) @_verb))) definition: (_) @_whole) @hazard
  (#any-of? @_verb "post" "put" "patch" "delete")
  (#unlike-siblings? @hazard)
  (#not-match? @_whole "(?i)session|secret|signature|api_key")
  (#not-mentioned? @_verb "dependencies ?= ?\\[|before_request"))
