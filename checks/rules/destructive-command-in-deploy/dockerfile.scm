; What the shipped stage starts with.
((source_file [(cmd_instruction) (entrypoint_instruction)] @hazard)
  (#inside? @hazard "last-stage")
  (#command? @hazard "destructive"))
