; No version at all. A file in which something above has none is one that does without: that is told once.
((requirement . (package) @package .) @hazard
  (#not-above? @hazard "(?m)^[A-Za-z][\\w.-]*(\\[[^\\]\\n]*\\])?[ \\t]*(>=?[ \\t]*[\\w.*]+[ \\t]*)?(#.*)?$"))
((requirement . (package) @package . (extras) .) @hazard
  (#not-above? @hazard "(?m)^[A-Za-z][\\w.-]*(\\[[^\\]\\n]*\\])?[ \\t]*(>=?[ \\t]*[\\w.*]+[ \\t]*)?(#.*)?$"))
; Only a lower bound.
((requirement . (package) @package (version_spec . (version_cmp) @_least . (version) .)) @hazard
  (#any-of? @_least ">=" ">")
  (#not-above? @hazard "(?m)^[A-Za-z][\\w.-]*(\\[[^\\]\\n]*\\])?[ \\t]*(>=?[ \\t]*[\\w.*]+[ \\t]*)?(#.*)?$"))

; Safe: constraints name the versions.
((global_opt (option) @_option) @safe.file
  (#any-of? @_option "-c" "--constraint"))

; Safe: for developers, or what a lock is made of.
((file) @safe.file
  (#path? @safe.file "dev|test|doc|constraints|\\.in$"))
