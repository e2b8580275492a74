; `npm start` is what platforms run. A front's `start` is for its developers everywhere.
((pair value: (string) @_command) @hazard
  (#path? @hazard "\\bpackage\\.json$")
  (#at? @hazard "scripts.start")
  (#match? @_command "\\b(next|nuxt|nodemon|ts-node-dev|tsnd|watch)\\b")
  (#not-match-at? @hazard "scripts" "\"(start[:-]prod|serve)\"")
  (#command? @_command "dev-server"))
