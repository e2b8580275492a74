((from_instruction (image_spec) @image) @hazard
  (#gone? @image "image"))
