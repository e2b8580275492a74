; Where a step installs it, it is there.
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "(?m)^\\s*(sudo )?docker-compose ")
  (#match-at? @hazard "jobs.*.runs-on" "^['\"]?ubuntu-(latest|2[24]\\.04)['\"]?$")
  (#not-match-at? @hazard "jobs.*.container" ".")
  (#not-match-at? @hazard "jobs.*.steps" "install[^\\n]*docker-compose|setup-docker-compose|compose/releases|alias docker-compose"))
