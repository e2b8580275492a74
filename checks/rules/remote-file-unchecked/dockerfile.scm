; An address with a version is somebody's choice.
((add_instruction (path) @address) @hazard
  (#match? @address "^https?://")
  (#not-match? @address "[.]git(#.*)?$|\\d+[.]\\d+")
  (#not-match? @hazard "--checksum="))
