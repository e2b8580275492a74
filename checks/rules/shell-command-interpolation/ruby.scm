((call !receiver method: (identifier) @_run arguments: (argument_list . (_) @_command .)) @hazard
  (#any-of? @_run "{system,exec,spawn}")
  (#interpolated? @_command))
((call receiver: (constant) @_of method: (identifier) @_run arguments: (argument_list . (_) @_command .)) @hazard
  (#any-of? @_of "{IO,Open3,Kernel,Process}")
  (#any-of? @_run "{popen,capture2,capture3,capture2e,system,spawn}")
  (#interpolated? @_command))
((subshell (interpolation (_) @_hole)) @hazard
  (#not-match? @_hole "Shellwords|shellescape|\\.to_i|^[A-Z_]+$|Rails\\.root"))
