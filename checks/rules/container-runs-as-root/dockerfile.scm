; The last stage, if it says what runs and nobody else is named in it.
((source_file [(cmd_instruction) (entrypoint_instruction)] @hazard)
  (#inside? @hazard "last-stage"))

; Safe: somebody else.
((user_instruction user: (_) @_user) @safe.file
  (#inside? @safe.file "last-stage")
  (#not-match? @_user "^[\"']?(root|0)\\b"))

; Safe: an image that is somebody else from the start, or steps down itself.
((from_instruction (image_spec) @_image) @safe.file
  (#match? @_image "nonroot|unprivileged|rootless|^cgr[.]dev/|chainguard|bitnami"))
((entrypoint_instruction) @safe.file
  (#match? @safe.file "gosu|su-exec|setpriv|[.]sh\\b"))
((cmd_instruction) @safe.file
  (#match? @safe.file "s6-svscan"))

; Safe: written from a template, where the user would have to be named.
((comment) @safe.file
  (#match? @safe.file "(?i)generated (via|from|by)\\b"))
