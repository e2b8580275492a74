; Without `use`, and closed nowhere.
((property_declaration (variable_declaration (simple_identifier) @name) (call_expression) @_open) @hazard
  (#match? @_open "^(FileInputStream|FileOutputStream|FileReader|FileWriter|Socket|RandomAccessFile)\\([^)]*\\)$|^(java\\.io\\.)?File\\([^)]*\\)\\.(bufferedReader|bufferedWriter|inputStream|outputStream|reader|writer)\\(\\)$")
  (#inside? @hazard "function")
  (#not-function-match? @name "\\b{}\\??\\.(close|use)\\b|return {}\\s|[(,] ?{}[,)]|= {}\\s"))
