((_ key: (_) value: (_) @api) @hazard
  (#at? @hazard "apiVersion")
  (#gone? @api "kubernetes"))
