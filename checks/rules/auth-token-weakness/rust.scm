; Read without checking.
((call_expression function: (field_expression field: (field_identifier) @_off)) @hazard
  (#eq? @_off "insecure_disable_signature_validation"))
((call_expression function: (_) @_decode) @hazard
  (#resolves? @_decode "jsonwebtoken.{dangerous_insecure_decode,dangerous.insecure_decode}"))
((assignment_expression left: (field_expression field: (field_identifier) @_exp) right: (boolean_literal) @_value) @hazard
  (#eq? @_exp "validate_exp")
  (#eq? @_value "false"))
