((block_mapping
    (block_mapping_pair key: (_) @_uses value: (_) @_workflow)
    (block_mapping_pair) @hazard)
  (#eq? @_uses "uses")
  (#not-ours? @_workflow)
  (#at? @hazard "jobs.*.secrets")
  (#value? @hazard "inherit")
  (#match-at? @hazard "jobs.*.uses" "^['\"]?[\\w.-]+/[^@]+@")
  (#not-match-at? @hazard "jobs.*.uses" "@[0-9a-f]{40}"))
