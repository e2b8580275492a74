; package.json. `*` of a scoped package is often one of the same workspace.
((pair key: (string) @package value: (string) @_version) @hazard
  (#path? @hazard "\\bpackage\\.json$")
  (#at? @hazard "dependencies.*")
  (#eq? @_version "\"latest\""))
((pair key: (string) @package value: (string) @_version) @hazard
  (#path? @hazard "\\bpackage\\.json$")
  (#at? @hazard "dependencies.*")
  (#eq? @_version "\"*\"")
  (#not-match? @package "^.@")
  (#not-match-at? @hazard "workspaces" "."))
; composer.json
((pair key: (string) @package value: (string) @_version) @hazard
  (#path? @hazard "\\bcomposer\\.json$")
  (#at? @hazard "require.*")
  (#any-of? @_version "*" "dev-master" "dev-main")
  (#match? @package "/"))
