; A development server as the command of the stage that is shipped (one inside a HEALTHCHECK starts
; nothing).
((source_file [(cmd_instruction) (entrypoint_instruction)] @hazard)
  (#inside? @hazard "last-stage")
  (#command? @hazard "dev-server"))
