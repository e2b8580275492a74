((call function: (_) @_ask arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_ask "{requests,httpx}.{get,post,put,patch,delete,request}"
    "requests.Session().{get,post}" "httpx.{Client,AsyncClient}().{get,post}" "aiohttp.ClientSession().{get,post}"
    "openai.{OpenAI,AsyncOpenAI}().{chat.completions,embeddings,responses}.create"
    "anthropic.{Anthropic,AsyncAnthropic}().messages.create")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments)
  (#not-function-match? @hazard "(?i)sleep|limit|semaphore|page|cursor|retr|attempt|fallback|mirror|alternative|batch|chunk|\\bbreak\\b"))
