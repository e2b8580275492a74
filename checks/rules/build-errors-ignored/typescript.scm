((program . (comment) @hazard)
  (#match? @hazard "^//\\s*@ts-nocheck"))
