; No version at all.
((requirement . (package) @package .) @hazard
  (#not-path? @hazard "dev|test|doc|constraints|\\.in$"))
((requirement . (package) @package . (extras) .) @hazard
  (#not-path? @hazard "dev|test|doc|constraints|\\.in$"))
; Only a lower bound.
((requirement . (package) @package (version_spec . (version_cmp) @_least . (version) .)) @hazard
  (#any-of? @_least ">=" ">")
  (#not-path? @hazard "dev|test|doc|constraints|\\.in$"))

; Safe: constraints name the versions.
((global_opt (option) @_option) @safe.file
  (#any-of? @_option "-c" "--constraint"))
