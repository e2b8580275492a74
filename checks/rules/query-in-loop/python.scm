; SQLAlchemy and SQLModel. Only reads: many writes in a loop want another remedy.
((call
    function: (attribute object: (_) @_session attribute: (identifier) @_method)
    arguments: (argument_list . (_) @_asked) @_arguments) @hazard
  (#resolves? @_session
    "sqlalchemy.orm.{Session(),sessionmaker()(),scoped_session()()}"
    "sqlalchemy.ext.asyncio.{AsyncSession(),async_sessionmaker()()}"
    "sqlmodel.Session()"
    "flask_sqlalchemy.SQLAlchemy().session")
  (#any-of? @_method "get" "scalar" "scalars" "exec")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments)
  (#not-match? @_asked "insert\\(|update\\(|delete\\(|\\.in_\\("))

((call
    function: (attribute object: (_) @_session attribute: (identifier) @_method)
    arguments: (argument_list . (_) @_asked) @_arguments) @hazard
  (#resolves? @_session
    "sqlalchemy.orm.{Session(),sessionmaker()(),scoped_session()()}"
    "sqlalchemy.ext.asyncio.{AsyncSession(),async_sessionmaker()()}"
    "flask_sqlalchemy.SQLAlchemy().session")
  (#any-of? @_method "execute" "stream")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments)
  (#match? @_asked "^[\\w.]*select\\(|(?i)^[\\w.]*text\\(\\s*\\w?[\"']+\\s*select")
  (#not-match? @_asked "\\.in_\\("))

; The older way: session.query(…).filter(…).first(), with or without one more link.
((call
    function: (attribute
      object: [
        (call function: (attribute
          object: (call function: (attribute object: (_) @_session attribute: (identifier) @_query))))
        (call function: (attribute
          object: (call function: (attribute
            object: (call function: (attribute object: (_) @_session attribute: (identifier) @_query))))))]
      attribute: (identifier) @_fetch)) @hazard
  (#resolves? @_session
    "sqlalchemy.orm.{Session(),sessionmaker()(),scoped_session()()}"
    "flask_sqlalchemy.SQLAlchemy().session")
  (#eq? @_query "query")
  (#any-of? @_fetch "first" "one" "one_or_none" "all" "count" "scalar")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @hazard)
  (#not-match? @hazard "\\.in_\\("))

; Django and Flask-SQLAlchemy: a model's own objects or query.
((call
    function: (attribute
      object: (attribute object: (identifier) @_model attribute: (identifier) @_manager)
      attribute: (identifier) @_get)
    arguments: (argument_list) @_arguments) @hazard
  (#match? @_model "^[A-Z]\\w*[a-z]")
  (#any-of? @_manager "objects" "query")
  (#eq? @_get "get")
  (#not-inside? @hazard "bounded-loop")
  (#not-path? @hazard "management/commands/")
  (#uses-loop-variable? @_arguments))

((call
    function: (attribute
      object: (call
        function: (attribute
          object: (attribute object: (identifier) @_model attribute: (identifier) @_manager)
          attribute: (identifier) @_filter)
        arguments: (argument_list) @_arguments)
      attribute: (identifier) @_fetch)) @hazard
  (#match? @_model "^[A-Z]\\w*[a-z]")
  (#any-of? @_manager "objects" "query")
  (#any-of? @_filter "filter" "filter_by")
  (#any-of? @_fetch "first" "one" "one_or_none" "all" "count" "exists" "get" "last")
  (#not-inside? @hazard "bounded-loop")
  (#not-path? @hazard "management/commands/")
  (#uses-loop-variable? @_arguments)
  (#not-match? @_arguments "\\.in_\\(|__in="))
