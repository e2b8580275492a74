((element (STag (Name) @_name) (content) @_value) @hazard
  (#any-of? @_name "testFailureIgnore" "maven.test.failure.ignore")
  (#match? @_value "^\\s*true\\s*$"))
