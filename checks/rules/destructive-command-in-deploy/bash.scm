; A script that starts or deploys.
((command) @hazard
  (#path? @hazard "(deploy|release|entrypoint|start)[\\w-]*(\\.sh)?$")
  (#not-for-development? @hazard)
  (#command? @hazard "destructive"))
