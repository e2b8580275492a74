((pair value: (string) @_command) @hazard
  (#path? @hazard "\\bpackage\\.json$")
  (#at? @hazard "scripts.{build,vercel-build,prebuild}")
  (#match? @_command "\\b(tsc|build|lint|eslint)\\b[^&|;]*\\|\\|\\s*(true|exit 0)|\\bCI=false\\s|\\bDISABLE_ESLINT_PLUGIN=true"))
