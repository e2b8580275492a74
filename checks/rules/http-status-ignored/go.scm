((call_expression function: (_) @_read arguments: (argument_list . (selector_expression operand: (_) @_answer field: (_) @_body) .)) @hazard
  (#resolves? @_read "encoding/json.NewDecoder" "io.ReadAll" "io/ioutil.ReadAll")
  (#resolves? @_answer "net/http.{Get,Post,PostForm,DefaultClient.Do}()" "net/http.Client().{Do,Get,Post}()")
  (#eq? @_body "Body")
  (#not-function-match? @_answer "\\.Status|\\({}[,)]"))
