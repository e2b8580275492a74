; multer and busboy take files of any size (fileSize: Infinity), express-fileupload too.
((call_expression function: (_) @_make arguments: (arguments . (object) @options)) @hazard
  (#resolves? @_make "multer" "busboy" "express-fileupload")
  (#lacks-key? @options "limits")
  (#set-key! @options "limits: { fileSize: 10 * 1024 * 1024 }"))
((call_expression function: (_) @_make arguments: (arguments . ")")) @hazard
  (#resolves? @_make "multer" "express-fileupload"))

; A body of JSON is held whole, and parsed in one go: tens of megabytes stop everybody.
((call_expression function: (_) @_make arguments: (arguments (object (pair key: (_) @_limit value: (_) @_size)))) @hazard
  (#resolves? @_make "express.{json,urlencoded}" "body-parser.{json,urlencoded}")
  (#eq? @_limit "limit")
  (#match? @_size "(?i)^[\"'`]([2-9]\\d|\\d{3,})\\s*mb|\\dgb|^Infinity$"))

; Nest's interceptors are multer's, in memory.
((call_expression function: (_) @_make arguments: (arguments . (string) .)) @hazard
  (#resolves? @_make "@nestjs/platform-express.{FileInterceptor,FilesInterceptor}"))
