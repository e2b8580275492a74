; A place that is named for sockets, in a file that passes on no upgrade anywhere.
((property (key) @_location (value) @line) @hazard
  (#eq? @_location "location")
  (#match? @line "(?i)/(ws|wss|websockets?|socket\\.io|cable|hub)\\b")
  (#not-mentioned? @line "(?i)\\bUpgrade\\b")
  (#mentioned? @line "proxy_pass")
  (#not-mentioned? @line "(?m)^\\s*include\\s"))
