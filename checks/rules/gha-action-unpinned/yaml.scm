; GitHub's own organisations are trusted anyway: they run the runner.
((_ key: (_) value: (_) @action) @hazard
  (#at? @hazard "{jobs.*,runs}.steps.[].uses")
  (#value-match? @hazard "^[\\w.-]+/[^@]+@(refs/tags/)?(v|release/v|release-)?\\d{1,5}(\\.\\d+)*([.-][\\w.]+)?$")
  (#not-value-match? @hazard "^(actions|github|dependabot)/"))
