; SQLAlchemy and SQLModel: a session that is not an asynchronous one.
((call function: (_) @callee) @hazard
  (#resolves? @callee "sqlalchemy.orm.Session().{query,execute,scalars,scalar,get,commit,refresh,flush}"
                      "sqlmodel.Session().{exec,execute,scalars,get,commit,refresh,query}")
  (#inside? @hazard "async")
  (#inside? @hazard "handler"))
; Safe: awaited, so it is another session than it says.
(await (call) @safe)
