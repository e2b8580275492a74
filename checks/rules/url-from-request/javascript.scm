((call_expression function: (_) @_get arguments: (arguments . (_) @_url)) @hazard
  (#resolves? @_get "fetch" "axios.{get,post}" "axios" "got" "node-fetch" "undici.{fetch,request}" "http.get" "https.get")
  (#from-request? @_url)
  (#not-text-match? @_url "^[`\"']")
  (#not-function-match? @_url "\\b{}\\.hostname = "))
