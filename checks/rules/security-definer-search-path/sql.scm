((keyword_create) @hazard
  (#statement? @hazard "\\bSECURITY DEFINER\\b")
  (#not-statement? @hazard "\\bSET search_path\\b")
  (#not-other-statement? @hazard "^ALTER FUNCTION .* SET search_path\\b"))
