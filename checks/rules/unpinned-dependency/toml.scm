; Cargo.toml
((pair (_) @package (string) @_version) @hazard
  (#path? @hazard "\\bcargo\\.toml$")
  (#at? @hazard "dependencies.*")
  (#eq? @_version "\"*\""))
