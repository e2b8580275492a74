((call function: (_) @_get arguments: (argument_list . (_) @_url)) @hazard
  (#resolves? @_get "requests.{get,post,head}" "requests.Session().get" "httpx.{get,post}" "httpx.{AsyncClient,Client}().get" "urllib.request.urlopen" "aiohttp.ClientSession().get")
  (#from-request? @_url)
  (#not-text-match? @_url "^f?[\"']https?://|\\bjoin\\("))
