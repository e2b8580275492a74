; Next 16 has no `next lint`.
((pair value: (string) @api) @hazard
  (#match? @api "\\bnext lint\\b")
  (#path? @api "(^|/)package\\.json$")
  (#version? "next" ">=16"))
