; Starlette puts a file of any size on the disk; this reads all of it into memory.
((call function: (attribute object: (identifier) @_file attribute: (identifier) @_read) arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_file "{fastapi,starlette.datastructures}.UploadFile()")
  (#eq? @_read "read")
  (#arguments-count? @_arguments "0")
  (#not-path? @hazard "admin")
  (#not-function-match? @hazard "(?i)max_|size|limit|content.length|valid|\\blen\\("))

; Flask takes any size unless MAX_CONTENT_LENGTH is set; here the application is made without it.
((subscript value: (_) @_files) @hazard
  (#resolves? @_files "flask.request.files")
  (#mentioned? @hazard "\\bFlask\\(__name__")
  (#not-mentioned? @hazard "MAX_CONTENT_LENGTH|from_object|from_pyfile|content_length"))
