; Gradle, in both ways of writing it.
((string) @package @hazard
  (#match? @package "^[\"'][\\w.-]+:[\\w.-]+:([\\w.]*[+]|latest[.]\\w+)[\"']$"))
; Safe: the versions are locked.
((identifier) @safe.file
  (#any-of? @safe.file "dependencyLocking"))
