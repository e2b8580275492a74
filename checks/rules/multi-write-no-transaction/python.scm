; Django saves each row by itself: a number is moved, and something is written beside it.
((augmented_assignment left: (attribute attribute: (_) @_number)) @hazard
  (#match? @_number "(?i)stock|balance|credit|quantity|inventory|points")
  (#function-match? @hazard "(?s)\\.save\\(.*\\.save\\(|\\.objects\\.create\\(")
  (#function-match? @hazard "\\.save\\(")
  (#not-function-match? @hazard "atomic")
  (#mentioned? @hazard "django"))
