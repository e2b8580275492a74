; The body of an answer, closed nowhere in the function: its connection is never used again.
([(short_var_declaration left: (expression_list . (identifier) @name) right: (expression_list (call_expression function: (_) @_ask)))
  (assignment_statement left: (expression_list . (identifier) @name) right: (expression_list (call_expression function: (_) @_ask)))] @hazard
  (#resolves? @_ask
    "net/http.{Get,Post,Head,PostForm}"
    "net/http.DefaultClient.{Get,Post,PostForm,Do}"
    "net/http.Client().{Get,Post,PostForm,Do}")
  (#not-eq? @name "_")
  (#not-function-match? @name "\\b{}\\.Body\\.Close\\b|[{]{}[}]|(return|:|=) &?{}[^\\w.]|[(,] ?{}[,)]|[^.\\w][a-z]\\w*\\({}\\.Body|= {}\\.Body\\b"))
; Rows and statements keep a connection of the pool; files and listeners a descriptor.
((short_var_declaration left: (expression_list . (identifier) @name) right: (expression_list (call_expression function: (_) @_ask))) @hazard
  (#resolves? @_ask
    "database/sql.DB().{Query,QueryContext,Prepare,Conn}"
    "database/sql.Tx().{Query,QueryContext}"
    "os.{Open,Create,OpenFile}"
    "net.{Dial,DialTimeout}")
  (#not-function-match? @name "\\b{}\\.Close\\b|(return|:|=) &?{}[^\\w.]|\\b[a-z]\\w*\\({}[,)]|\\bgo .*{}|\\.[a-z]\\w*\\(.*\\b{}\\b|SetOutput\\({}"))
