; FROM an image without a tag, or with the one that moves.
((from_instruction (image_spec name: (image_name) @_name .) @image) @hazard
  (#not-match? @_name "\\$")
  (#not-eq? @_name "scratch")
  (#not-mentioned? @_name "(?i)FROM[^\\n]* AS {}\\s"))
((from_instruction (image_spec tag: (image_tag) @_tag .) @image) @hazard
  (#eq? @_tag ":latest"))
