; Maven. A range, LATEST and RELEASE are looked up on each build.
((element
    (STag (Name) @package)
    (content (CharData) @_version)) @hazard
  (#path? @hazard "\\bpom\\.xml$")
  (#eq? @package "version")
  (#match? @_version "^\\s*(LATEST|RELEASE|[\\[(].*,\\s*[\\])])\\s*$"))
