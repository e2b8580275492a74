([(object_creation_expression type: (identifier) @_reader) (variable_declaration type: (identifier) @_reader (variable_declarator (implicit_object_creation_expression)))] @hazard
  (#any-of? @_reader "{BinaryFormatter,NetDataContractSerializer,SoapFormatter,LosFormatter,ObjectStateFormatter}"))
((assignment_expression left: [(identifier) @_name (member_access_expression name: (_) @_name)] right: (member_access_expression name: (_) @_kind)) @hazard
  (#eq? @_name "TypeNameHandling")
  (#any-of? @_kind "{All,Objects,Auto,Arrays}"))
