((_ key: (_) value: (_) @name) @hazard
  (#at? @hazard "{jobs.*,runs}.steps.[].uses")
  (#gone? @name "action")
  (#not-match-at? @hazard "jobs.*.runs-on" "self-hosted"))
((_ key: (_) value: (_) @name) @hazard
  (#at? @hazard "jobs.*.runs-on")
  (#gone? @name "runner"))
((flow_node) @name @hazard
  (#at? @hazard "jobs.*.runs-on.[]" "jobs.*.strategy.matrix.{os,runner,platform,runs-on}.[]" "jobs.*.strategy.matrix.include.[].{os,runner,platform,runs-on}")
  (#gone? @name "runner")
  (#match-at? @hazard "jobs.*.runs-on" "^\\s*\\[?\\s*['\"]?(ubuntu|windows|macos)|matrix\\."))
