; Kept in a variable without `using`, and disposed of nowhere, or not after an error.
((local_declaration_statement (variable_declaration (variable_declarator name: (_) @name (object_creation_expression type: (_) @_type)))) @hazard
  (#any-of? @_type "FileStream" "StreamReader" "StreamWriter" "SqlConnection" "NpgsqlConnection" "MySqlConnection" "SqliteConnection" "SqlCommand" "TcpClient" "BinaryReader" "BinaryWriter")
  (#not-match? @hazard "^(await )?using\\b")
  (#not-function-match? @name "\\b{}\\??\\.(Dispose|Close)|return {};|[(,] ?{}[,)]|using \\({}\\.Conf|\\w = {};"))
