((call_expression function: (_) @_multer arguments: (arguments (object) @_options)) @hazard
  (#resolves? @_multer "multer")
  (#not-lacks-key? @_options "dest")
  (#not-match? @_options "(?i)te?mp(\\b|_|dir)"))

((call_expression function: (_) @_disk arguments: (arguments) @_options) @hazard
  (#resolves? @_disk "multer.diskStorage")
  (#not-mentioned? @_disk "['\"]tmp['\"]")
  (#not-match? @_options "(?i)te?mp(\\b|_|dir)"))

; formidable keeps what it parses where it is told to.
([(call_expression function: (_) @_form arguments: (arguments (object) @_options))
  (new_expression constructor: (_) @_form arguments: (arguments (object) @_options))] @hazard
  (#resolves? @_form "formidable" "formidable.{formidable,IncomingForm}")
  (#not-lacks-key? @_options "uploadDir")
  (#not-match? @_options "(?i)te?mp(\\b|_|dir)"))

; multer's buffer, written to a path.
((call_expression
    function: (_) @_write
    arguments: (arguments . (_) @_path . (member_expression
      object: (member_expression property: (property_identifier) @_file)
      property: (property_identifier) @_buffer))) @hazard
  (#resolves? @_write "fs.{writeFile,writeFileSync,promises.writeFile}")
  (#eq? @_file "file")
  (#eq? @_buffer "buffer")
  (#not-match? @_path "(?i)te?mp(\\b|_|dir)"))

; Safe: the file is on its way: it is removed again, or sent on to a storage.
((call_expression function: (_) @_unlink) @safe.file
  (#resolves? @_unlink "fs.{unlink,unlinkSync,rm,rmSync,promises.unlink,promises.rm}"))
((import_statement source: (string) @_storage) @safe.file
  (#match? @_storage "aws-sdk|cloudinary|@google-cloud/storage|@azure/storage-blob|minio"))
((call_expression function: (identifier) @_require arguments: (arguments . (string) @_storage .)) @safe.file
  (#eq? @_require "require")
  (#match? @_storage "aws-sdk|cloudinary|@google-cloud/storage|@azure/storage-blob|minio"))

; Safe: a volume is mounted there.
((program) @safe.file
  (#on-volume? @safe.file))
