; Kept in a variable of the function that nobody closes, returns, keeps or gives away.
((assignment left: (identifier) @name right: (call function: (_) @_open)) @hazard
  (#resolves? @_open "open" "io.open" "gzip.open" "urllib.request.urlopen" "socket.socket" "socket.create_connection" "zipfile.ZipFile" "tarfile.open")
  (#not-inside? @hazard "module-level")
  (#not-function-match? @name "(?m)\\b{}\\.close\\b|\\b(return|yield) [^\\n(]*, {}([^\\w.]|$)|\\bclosing\\({}|(return|yield|with|=|:) ?{}([^\\w.]|$)|[\\w.]*(append|add|enter_context|put)\\({}|[^\\w.][A-Z]\\w*\\({}|\\n\\s+{},"))
; An answer that is read bit by bit keeps its connection.
((assignment left: (identifier) @name right: (call function: (_) @_get arguments: (argument_list) @_given)) @hazard
  (#resolves? @_get "requests.{get,post,request}" "requests.Session().{get,post,request}")
  (#has-key? @_given "stream" "True")
  (#not-function-match? @name "(?m)\\b{}\\.(close|content|text|json|iter_lines|iter_content)\\b|(return|yield|with|=|:) ?{}([^\\w.]|$)|\\b[a-z_]+\\({}[,)]"))
; Python's browser has no owner but this function.
((assignment left: (identifier) @name right: [
    (call function: (attribute))
    (await (call function: (attribute)))]) @hazard
  (#match? @hazard "\\.(chromium|firefox|webkit)\\.launch\\(")
  (#not-function-match? @name "(?m)\\b{}\\.close\\b|(return|yield|with|=|:) ?{}([^\\w.]|$)|\\bstop\\(\\)|\\b[a-z_]+\\({}[,)]"))
