; SQLAlchemy and SQLModel: a session that is not an asynchronous one.
((call function: (_) @callee) @hazard
  (#resolves? @callee "sqlalchemy.orm.Session().{query,execute,scalars,scalar,get,commit,refresh,flush}"
                      "sqlmodel.Session().{exec,execute,scalars,get,commit,refresh,query}")
  (#inside? @hazard "async")
  (#inside? @hazard "handler")
  (#not-mentioned? @hazard "sqlalchemy\\.ext\\.asyncio|AsyncSession|await \\w+\\.execute\\("))
; Safe: awaited, so it is another session than it says.
(await (call) @safe)
; Safe: the repository has an asynchronous driver, and whose session this is stands in another file.
((module) @safe.file
  (#version? "asyncpg" ">=0")
  (#not-mentioned? @safe.file "yield "))
((module) @safe.file
  (#version? "aiosqlite" ">=0")
  (#not-mentioned? @safe.file "yield "))
((module) @safe.file
  (#version? "aiomysql" ">=0")
  (#not-mentioned? @safe.file "yield "))
((module) @safe.file
  (#version? "asyncmy" ">=0")
  (#not-mentioned? @safe.file "yield "))
