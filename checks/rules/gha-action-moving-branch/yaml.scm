; Some actions name what they install by their branch: that is their interface.
((_ key: (_) value: (_) @action) @hazard
  (#at? @hazard "{jobs.*,runs}.steps.[].uses")
  (#value-match? @hazard "^[\\w.-]+/[^@]+@(main|master|develop|dev|trunk|HEAD|latest|refs/heads/.*)$")
  (#not-value-match? @hazard "^dtolnay/rust-toolchain@")
  (#not-ours? @action))
