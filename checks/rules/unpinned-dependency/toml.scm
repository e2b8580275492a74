; Cargo.toml
((pair (_) @package (string) @_version) @hazard
  (#path? @hazard "\\bcargo\\.toml$")
  (#at? @hazard "dependencies.*")
  (#eq? @_version "\"*\""))

; Poetry.
((pair (_) @package (string) @_version) @hazard
  (#path? @hazard "\\bpyproject\\.toml$")
  (#at? @hazard "tool.poetry.dependencies.*")
  (#any-of? @_version "*" "latest")
  (#not-eq? @package "python"))
