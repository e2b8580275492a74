; What goes to an address of each element's own (a webhook, a download) cannot be asked at once.
((call function: (_) @_ask arguments: (argument_list . (_) @_url) @_arguments) @hazard
  (#resolves? @_ask "{requests,httpx}.{get,post,put,patch,delete}"
    "requests.Session().{get,post}" "httpx.{Client,AsyncClient}().{get,post}" "aiohttp.ClientSession().{get,post}")
  (#not-inside? @hazard "bounded-loop")
  (#not-leaves-loop? @hazard)
  (#uses-loop-variable? @_arguments)
  (#not-loop-variable? @_url)
  (#not-function-match? @hazard "(?i)sleep|limit|semaphore|page|cursor|batch|chunk|tool_?call|files="))
; A model, asked for each.
((call function: (_) @_ask arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_ask "openai.{OpenAI,AsyncOpenAI}().{chat.completions,embeddings,responses}.create"
    "anthropic.{Anthropic,AsyncAnthropic}().messages.create")
  (#not-inside? @hazard "bounded-loop")
  (#not-leaves-loop? @hazard)
  (#uses-loop-variable? @_arguments)
  (#not-function-match? @hazard "(?i)sleep|limit|semaphore"))
