; Everything is copied, then packages are installed.
((source_file
    (copy_instruction . (path) @_from . (path)) @evidence.copy
    . (run_instruction (shell_command) @_install) @hazard)
  (#match? @_from "^[.]/?$")
  (#match? @_install "\\bnpm (ci|i|install)\\b|\\b(yarn|pnpm)( install|$)|\\bpip3? install\\b.* -r |\\bpoetry install\\b|\\bbundle install\\b|\\bcomposer install\\b")
  (#not-match? @_install "--workspace|--filter"))

; Safe: the manifests are copied by themselves somewhere.
((copy_instruction) @safe.file
  (#match? @safe.file "package|requirements|lock|pyproject"))
