((call_expression function: (_) @_callee) @hazard
  (#resolves? @_callee "net/http.{Get,Post,PostForm}" "net/http.Client().{Do,Get,Post}" "net/http.DefaultClient.Do")
  (#inside? @hazard "transaction"))
