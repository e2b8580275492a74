((call_expression function: (_) @_get arguments: (argument_list . (_) @_url)) @hazard
  (#resolves? @_get "net/http.{Get,Head,Post,PostForm}" "net/http.DefaultClient.Get" "net/http.Client().Get")
  (#from-request? @_url)
  (#not-text-match? @_url "^\"|Sprintf"))
