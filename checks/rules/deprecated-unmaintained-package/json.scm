((pair key: (string) @package) @hazard
  (#path? @hazard "\\bpackage\\.json$")
  (#at? @hazard "dependencies.*" "devDependencies.*")
  (#gone? @package "npm"))
