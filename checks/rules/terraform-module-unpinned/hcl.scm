; A repository without a ref, or at a branch.
((attribute) @hazard
  (#at? @hazard "module.*.source")
  (#value-match? @hazard "^(git::|git@|github\\.com/|bitbucket\\.org/)")
  (#not-value-match? @hazard "[?&]ref="))
((attribute) @hazard
  (#at? @hazard "module.*.source")
  (#value-match? @hazard "[?&]ref=(main|master|develop|HEAD)($|&)"))
; A registry's module without a version.
((body (attribute) @hazard) @_module
  (#at? @hazard "module.*.source")
  (#value-match? @hazard "^(app\\.terraform\\.io/|registry\\.terraform\\.io/)?[\\w-]+/[\\w-]+/[a-z0-9]+(//.*)?$")
  (#lacks-key? @_module "version"))
