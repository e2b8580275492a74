((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "time.sleep")
  (#inside? @hazard "async")
  (#not-inside? @hazard "startup")
  (#replace! @callee "await asyncio.sleep"))

; A call whose answer is kept or returned as it is can be handed to a thread where it stands.
([(assignment right: (call function: (_) @callee arguments: (argument_list . (_) @_first)) @hazard)
  (return_statement (call function: (_) @callee arguments: (argument_list . (_) @_first)) @hazard)]
  (#resolves? @callee
    "requests.{get,post,put,patch,delete,head,options,request}"
    "requests.Session().{get,post,put,patch,delete,head,options,request}"
    "httpx.{get,post,put,patch,delete,head,options,request}"
    "urllib.request.urlopen"
    "subprocess.{run,call,check_call,check_output}"
    "os.system")
  (#inside? @hazard "async")
  (#not-inside? @hazard "startup")
  (#replace! @callee "await asyncio.to_thread")
  (#replace! @_first "{callee}, {_first}"))

((call function: (_) @callee) @hazard
  (#resolves? @callee
    "requests.{get,post,put,patch,delete,head,options,request}"
    "requests.Session().{get,post,put,patch,delete,head,options,request}"
    "httpx.{get,post,put,patch,delete,head,options,request}"
    "httpx.Client().{get,post,put,patch,delete,head,options,request}"
    "urllib.request.urlopen"
    "subprocess.{run,call,check_call,check_output}"
    "os.system"
    "smtplib.{SMTP,SMTP_SSL}")
  (#inside? @hazard "async")
  (#not-inside? @hazard "startup"))

; Vendors' clients that have an async twin: a model's answer takes many seconds.
((call function: (_) @callee) @hazard
  (#resolves? @callee
    "openai.{OpenAI,AzureOpenAI}().chat.completions.create"
    "openai.OpenAI().{responses,embeddings,audio.transcriptions}.create"
    "openai.OpenAI().images.generate"
    "anthropic.Anthropic().messages.create"
    "groq.Groq().chat.completions.create"
    "stripe.*.{create,retrieve,modify}"
    "stripe.*.*.create")
  (#inside? @hazard "async")
  (#not-inside? @hazard "startup"))

; Databases and stores. What only builds something here (a signed link) asks nobody.
((call function: (_) @callee) @hazard
  (#resolves? @callee
    "boto3.client().*"
    "redis.{Redis(),from_url(),Redis.from_url()}.{get,set,publish}"
    "{psycopg2,psycopg,pymysql}.connect"
    "{psycopg2,psycopg,pymysql}.connect().cursor().execute")
  (#not-match? @callee "generate_presigned|get_paginator|get_waiter|\\.close$")
  (#inside? @hazard "async")
  (#not-inside? @hazard "startup"))

; Safe: a program that runs once and ends; nobody else waits in its event loop.
((call function: (_) @_run) @safe.file
  (#resolves? @_run "asyncio.run"))
