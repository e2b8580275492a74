((call_expression function: (scoped_identifier path: (_) @_layer name: (identifier) @_name)) @hazard
  (#eq? @_layer "CorsLayer")
  (#eq? @_name "very_permissive"))
((call_expression function: (field_expression value: (_) @_before field: (field_identifier) @_name) arguments: (arguments (boolean_literal) @_value)) @hazard
  (#eq? @_name "allow_credentials")
  (#eq? @_value "true")
  (#match? @_before "mirror_request\\(\\)"))
((call_expression function: (field_expression value: (_) @_before field: (field_identifier) @_name)) @hazard
  (#eq? @_name "supports_credentials")
  (#match? @_before "allow_any_origin\\(\\)"))
