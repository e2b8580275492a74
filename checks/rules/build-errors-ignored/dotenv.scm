((property (key) @_name (value) @_value) @hazard
  (#eq? @_name "DISABLE_ESLINT_PLUGIN")
  (#eq? @_value "true"))
