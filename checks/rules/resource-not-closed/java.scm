; A file or a socket in a variable of the method, with nobody to close it. What wraps another is asked of by what it wraps.
((local_variable_declaration declarator: (variable_declarator name: (_) @name value: [(object_creation_expression) (method_invocation)] @_opened)) @hazard
  (#match? @_opened "^new (\\w*(Reader|Writer|Stream)\\(new )*(PrintWriter\\((path|file|[\"])|(File(InputStream|OutputStream|Reader|Writer)|RandomAccessFile|Socket|ServerSocket|ZipFile)\\()|^Files\\.(newInputStream|newOutputStream|newBufferedReader|newBufferedWriter|lines|list|walk)\\([^)]*\\)$")
  (#not-match? @_opened "\\)\\.")
  (#not-function-match? @name "\\b{}(\\.close|::close)|(return|=|yield) {};|[(,] ?{}[,)]"))
