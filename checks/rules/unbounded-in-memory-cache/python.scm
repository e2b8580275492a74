; A variable of the file that a function adds to and that nothing in the file takes from.
((assignment left: (subscript value: (identifier) @name subscript: (_) @_key)) @hazard
  (#module-variable? @name)
  (#match? @name "(?i)(cache|seen|visited|memo)(_by_\\w+)?$")
  (#holds? @name "^(\\{\\}|dict\\(\\)|(collections\\.)?(defaultdict|OrderedDict)\\()")
  (#inside? @hazard "function")
  (#not-inside? @hazard "main-guard" "startup")
  (#not-mentioned? @name "del {}\\b|\\b{}\\.(pop|popitem|clear)\\(|len\\({}\\)")
  (#not-match? @_key "^[\"'A-Z]"))
; @cache on a method keeps every object that the method was called on.
((decorated_definition
    (decorator [(identifier) @_cache (attribute) @_cache])
    definition: (function_definition name: (_) @name parameters: (parameters . (identifier) @_self))) @hazard
  (#resolves? @_cache "functools.{cache,lru_cache}")
  (#eq? @_self "self"))
; @lru_cache(maxsize=None) of what is asked with arguments.
((decorated_definition
    (decorator (call function: (_) @_cache arguments: (argument_list (keyword_argument name: (_) @_size value: (none)))))
    definition: (function_definition name: (_) @name parameters: (parameters (_)))) @hazard
  (#resolves? @_cache "functools.lru_cache")
  (#eq? @_size "maxsize"))
