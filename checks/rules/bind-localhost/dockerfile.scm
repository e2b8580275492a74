; A server whose default is loopback, as the command of the stage that is shipped.
((source_file [(cmd_instruction) (entrypoint_instruction)] @hazard @callee)
  (#inside? @hazard "last-stage")
  (#command? @hazard "loopback"))

; Safe: the address comes from the environment.
((env_pair name: (_) @_name) @safe.file
  (#any-of? @_name "UVICORN_HOST" "FLASK_RUN_HOST"))
