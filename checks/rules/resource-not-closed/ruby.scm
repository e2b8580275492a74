; Without a block, and closed nowhere.
((assignment left: (identifier) @name right: (call receiver: (constant) @_file method: (identifier) @_open !block)) @hazard
  (#any-of? @_file "File" "TCPSocket" "Tempfile")
  (#any-of? @_open "open" "new")
  (#not-function-match? @name "\\b{}&?\\.(close|unlink)|[(,] ?{}[,)]|\\w = {}\\s|return {}\\s|\\n\\s+{}\\s*\\n\\s*end")
  (#inside? @hazard "function"))
