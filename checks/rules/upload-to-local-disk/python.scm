; Werkzeug's FileStorage, through Flask's request.
((call
    function: (attribute object: (_) @_upload attribute: (identifier) @_save)
    arguments: (argument_list . (_) @_path)) @hazard
  (#resolves? @_upload "flask.request.files[]" "flask.request.files.get()")
  (#eq? @_save "save")
  (#not-match? @_path "(?i)te?mp(\\b|_|dir|file)"))

; FastAPI's and Starlette's UploadFile, copied to a file that was opened by its path.
((with_statement
    (with_clause (with_item value: (as_pattern
      (call function: (_) @_open arguments: (argument_list . (_) @_path))
      alias: (as_pattern_target (identifier) @_opened))))
    body: (block (call function: (_) @_copy arguments: (argument_list . (_) @_data . (identifier) @_file)) @hazard))
  (#resolves? @_open "open")
  (#resolves? @_copy "shutil.copyfileobj")
  (#resolves? @_data "{fastapi,starlette.datastructures}.UploadFile().file")
  (#same? @_opened @_file)
  (#not-match? @_path "(?i)te?mp(\\b|_|dir|file)")
  (#not-text-match? @_path "\\btemp/"))

; The same, written at once or piece by piece.
((with_statement
    (with_clause (with_item value: (as_pattern
      (call function: (_) @_open arguments: (argument_list . (_) @_path))
      alias: (as_pattern_target (identifier) @_opened))))
    body: (block [
      (call function: (attribute object: (identifier) @_file attribute: (identifier) @_write) arguments: (argument_list . (_) @_data)) @hazard
      (await (call function: (attribute object: (identifier) @_file attribute: (identifier) @_write) arguments: (argument_list . (_) @_data)) @hazard)
      (while_statement body: (block [
        (call function: (attribute object: (identifier) @_file attribute: (identifier) @_write) arguments: (argument_list . (_) @_data)) @hazard
        (await (call function: (attribute object: (identifier) @_file attribute: (identifier) @_write) arguments: (argument_list . (_) @_data)) @hazard)]))]))
  (#resolves? @_open "open" "aiofiles.open")
  (#eq? @_write "write")
  (#resolves? @_data "{fastapi,starlette.datastructures}.UploadFile().{read(),file.read()}")
  (#same? @_opened @_file)
  (#not-match? @_path "(?i)te?mp(\\b|_|dir|file)")
  (#not-text-match? @_path "\\btemp/"))

((call
    function: (attribute object: (_) @_path attribute: (identifier) @_write)
    arguments: (argument_list . (_) @_data)) @hazard
  (#eq? @_write "write_bytes")
  (#resolves? @_data "{fastapi,starlette.datastructures}.UploadFile().{read(),file.read()}")
  (#not-match? @_path "(?i)te?mp(\\b|_|dir|file)"))

; Django's storage on the local disk, used by name.
((call function: (_) @_save) @hazard
  (#resolves? @_save "django.core.files.storage.FileSystemStorage().save"))

; Safe: the file is on its way: it is sent on or removed again.
((call arguments: (argument_list (identifier) @safe.binding)) @_call
  (#match? @_call "remove|unlink|put_object|\\.upload|s3"))
((call function: (attribute object: [(identifier) @safe.binding (call arguments: (argument_list (identifier) @safe.binding))] attribute: (identifier) @_unlink))
  (#eq? @_unlink "unlink"))

; Safe: the folder is a temporary one.
((assignment right: (_) @_folder) @safe.file
  (#match? @_folder "[\"']/tmp|tempfile"))

; Safe: a volume is mounted there.
((module) @safe.file
  (#on-volume? @safe.file))
