; A place that is named for sockets, in a file that passes on no upgrade anywhere.
((property (key) @_location (value) @line) @hazard
  (#eq? @_location "location")
  (#match? @line "(?i)/(ws|wss|websockets?|socket\\.io|cable|hub)\\b")
  (#not-mentioned? @line "(?i)\\bUpgrade\\b")
  (#mentioned? @line "proxy_pass")
  (#not-mentioned? @line "(?m)^\\s*include\\s"))

; A place that is named for uploads, where nothing says how large they may be: 1 MB.
((property (key) @_location (value) @line) @hazard
  (#eq? @_location "location")
  (#match? @line "(?i)/(uploads?|attachments|import)\\b")
  (#not-mentioned? @line "client_max_body_size|(?m)^\\s*include\\s")
  (#mentioned? @line "proxy_pass"))
; No limit at all.
((property (key) @_limit (value) @line) @hazard
  (#eq? @_limit "client_max_body_size")
  (#match? @line "^0\\s*;")
  (#mentioned? @line "proxy_pass"))
