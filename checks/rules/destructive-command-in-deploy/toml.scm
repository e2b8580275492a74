; railway.toml, fly.toml, netlify.toml, nixpacks.toml
((pair (_) (string) @_command) @hazard
  (#at? @hazard "deploy.{startCommand,preDeployCommand,release_command}" "processes.*" "build.{command,buildCommand}" "start.cmd")
  (#path? @hazard "\\b(railway|fly|netlify|nixpacks)[^/]*\\.toml$")
  (#command? @_command "destructive"))
