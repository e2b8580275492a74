([(method_invocation name: (_) @_open arguments: (argument_list . (_) @_path)) (method_invocation name: (_) @_open arguments: (argument_list (_) . (_) @_path .))] @hazard
  (#resolves? @hazard "java.nio.file.{Paths.get,Path.of,Files.readString}()")
  (#from-request? @_path)
  (#not-function-match? @hazard "normalize\\(|startsWith|getCanonicalPath|FilenameUtils|getFileName"))
((object_creation_expression type: (_) @_type arguments: (argument_list (_) @_path .)) @hazard
  (#any-of? @_type "{File,FileInputStream,FileReader,FileOutputStream,FileSystemResource}")
  (#from-request? @_path)
  (#not-function-match? @hazard "normalize\\(|startsWith|getCanonicalPath|FilenameUtils|getFileName"))
