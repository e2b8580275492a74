([(command) (end_command)] @hazard
  (#match? @hazard "^ignoreFailures\\s*=?\\s*true"))
