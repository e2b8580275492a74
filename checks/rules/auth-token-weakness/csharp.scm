((assignment_expression left: (_) @_name right: (boolean_literal) @_value) @hazard
  (#any-of? @_name "{ValidateIssuerSigningKey,ValidateLifetime,RequireSignedTokens,RequireExpirationTime}")
  (#eq? @_value "false"))
