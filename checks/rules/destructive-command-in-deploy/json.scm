; package.json: scripts that a platform or a deploy runs by itself.
((pair value: (string) @_command) @hazard
  (#path? @hazard "\\bpackage\\.json$")
  (#at? @hazard "scripts.{start,prestart,poststart,'start:prod','start:production',build,prebuild,postbuild,'build:prod',postinstall,deploy,predeploy,postdeploy,'deploy:prod',release,'vercel-build','heroku-postbuild','gcp-build'}")
  (#command? @_command "destructive"))

; railway.json, vercel.json, app.json
((pair value: (string) @_command) @hazard
  (#at? @hazard "deploy.{startCommand,preDeployCommand}" "build.buildCommand" "buildCommand" "scripts.postdeploy")
  (#path? @hazard "\\b(railway|vercel|app)\\.json$")
  (#command? @_command "destructive"))
