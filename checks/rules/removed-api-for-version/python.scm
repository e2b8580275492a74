; Names that a package had. The attribute, wherever it is used.
((attribute) @api @hazard
  (#resolves? @api "openai.{ChatCompletion,Completion,Embedding}.{create,acreate}")
  (#version? "openai" ">=1")
  (#not-inside? @hazard "try"))

((attribute) @api @hazard
  (#resolves? @api "anthropic.{HUMAN_PROMPT,AI_PROMPT}" "anthropic.{Anthropic,AsyncAnthropic}().completions")
  (#version? "anthropic" ">=2")
  (#not-inside? @hazard "try"))

((attribute) @api @hazard
  (#resolves? @api "flask.Flask().before_first_request")
  (#version? "flask" ">=2.3")
  (#not-inside? @hazard "try"))

((attribute) @api @hazard
  (#resolves? @api "sqlalchemy.create_engine().execute")
  (#version? "sqlalchemy" ">=2")
  (#not-inside? @hazard "try"))

((attribute) @api @hazard
  (#resolves? @api "numpy.{float,int,object,complex}")
  (#version? "numpy" ">=1.24")
  (#not-inside? @hazard "try"))

((attribute) @api @hazard
  (#resolves? @api "pandas.DataFrame().append" "pandas.read_csv().append")
  (#version? "pandas" ">=2")
  (#not-inside? @hazard "try"))

((attribute) @api @hazard
  (#resolves? @api "PIL.Image.ANTIALIAS")
  (#version? "pillow" ">=10")
  (#not-inside? @hazard "try"))

((attribute) @api @hazard
  (#resolves? @api "starlette.applications.Starlette().on_event")
  (#version? "starlette" ">=1")
  (#not-inside? @hazard "try"))

; Names that are imported from it.
((import_from_statement module_name: (_) @_module name: (dotted_name) @api @hazard)
  (#eq? @_module "pydantic") (#eq? @api "BaseSettings")
  (#version? "pydantic" ">=2")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @_module name: (dotted_name) @api @hazard)
  (#eq? @_module "flask") (#any-of? @api "Markup" "escape")
  (#version? "flask" ">=3")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @_module name: (dotted_name) @api @hazard)
  (#eq? @_module "flask.json") (#any-of? @api "JSONEncoder" "JSONDecoder")
  (#version? "flask" ">=2.3")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @_module name: (dotted_name) @api @hazard)
  (#eq? @_module "jinja2") (#any-of? @api "Markup" "escape" "contextfilter" "contextfunction")
  (#version? "jinja2" ">=3.1")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @_module name: (dotted_name) @api @hazard)
  (#eq? @_module "werkzeug.urls") (#any-of? @api "url_quote" "url_quote_plus" "url_unquote" "url_encode" "url_decode" "url_parse" "url_join")
  (#version? "werkzeug" ">=3")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @_module name: (dotted_name) @api @hazard)
  (#eq? @_module "django.utils.translation") (#any-of? @api "ugettext" "ugettext_lazy" "ugettext_noop" "ungettext")
  (#version? "django" ">=4")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @_module name: (dotted_name) @api @hazard)
  (#eq? @_module "django.utils.encoding") (#any-of? @api "force_text" "smart_text")
  (#version? "django" ">=4")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @_module name: (dotted_name) @api @hazard)
  (#eq? @_module "django.conf.urls") (#eq? @api "url")
  (#version? "django" ">=4")
  (#not-inside? @hazard "try"))

; Modules that it had.
((import_from_statement module_name: (_) @api) @hazard
  (#any-of? @api "langchain.llms" "langchain.chains" "langchain.vectorstores" "langchain.document_loaders")
  (#version? "langchain" ">=1")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @_module name: (dotted_name) @api @hazard)
  (#eq? @_module "langchain.chat_models") (#eq? @api "ChatOpenAI")
  (#version? "langchain" ">=1")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @api) @hazard
  (#eq? @api "stripe.error")
  (#version? "stripe" ">=16")
  (#not-inside? @hazard "try"))

((import_statement name: (dotted_name) @api) @hazard
  (#eq? @api "stripe.error")
  (#version? "stripe" ">=16")
  (#not-inside? @hazard "try"))

((import_from_statement module_name: (_) @api) @hazard
  (#eq? @api "moviepy.editor")
  (#version? "moviepy" ">=2")
  (#not-inside? @hazard "try"))

((import_statement name: (dotted_name) @api) @hazard
  (#eq? @api "aioredis")
  (#version? "aioredis" ">=2") (#version? "python" ">=3.11")
  (#not-inside? @hazard "try"))

; Modules that Python had: https://peps.python.org/pep-0594/
((import_statement name: (dotted_name) @api) @hazard
  (#any-of? @api "imp" "asyncore" "asynchat" "smtpd")
  (#version? "python" ">=3.12")
  (#not-inside? @hazard "try"))

((import_statement name: (dotted_name) @api) @hazard
  (#any-of? @api "cgi" "cgitb" "crypt" "imghdr" "sndhdr" "telnetlib" "pipes" "nntplib" "audioop" "uu" "xdrlib" "msilib")
  (#version? "python" ">=3.13")
  (#not-inside? @hazard "try"))

; Arguments that it took.
((call function: (_) @_callee arguments: (argument_list (keyword_argument name: (_) @api))) @hazard
  (#resolves? @_callee "pydantic.Field")
  (#eq? @api "regex")
  (#version? "pydantic" ">=2"))

((call function: (_) @_callee arguments: (argument_list (keyword_argument name: (_) @api))) @hazard
  (#resolves? @_callee "httpx.{get,post,put,patch,delete,request,Client,AsyncClient}")
  (#eq? @api "proxies")
  (#version? "httpx" ">=0.28"))

((call function: (_) @_callee arguments: (argument_list (keyword_argument name: (_) @api))) @hazard
  (#resolves? @_callee "httpx.{Client,AsyncClient}")
  (#eq? @api "app")
  (#version? "httpx" ">=0.28"))

((call function: (_) @_callee arguments: (argument_list (keyword_argument name: (_) @api))) @hazard
  (#resolves? @_callee "starlette.applications.Starlette")
  (#any-of? @api "on_startup" "on_shutdown")
  (#version? "starlette" ">=1"))

; Values that it took: SQL as plain text, the template's name before the request.
((call function: (_) @api arguments: (argument_list . (string))) @hazard
  (#resolves? @api "sqlalchemy.orm.Session().execute" "sqlalchemy.orm.sessionmaker()().execute" "sqlalchemy.create_engine().{connect,begin}().execute")
  (#version? "sqlalchemy" ">=2"))

((call function: (_) @api arguments: (argument_list . (string) . (dictionary))) @hazard
  (#resolves? @api "{starlette,fastapi}.templating.Jinja2Templates().TemplateResponse")
  (#version? "starlette" ">=1"))
