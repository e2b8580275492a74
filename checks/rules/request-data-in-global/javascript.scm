; let currentUser; app.use((req, res, next) => { currentUser = decode(req.headers.authorization); … })
((assignment_expression left: (identifier) @name right: (_) @_value) @hazard
  (#module-variable? @name)
  (#match? @name "(?i)(user|token|session|tenant|account|locale|lang|language|request|role|customer|payload)(_?id)?$|^(req|ctx|auth)$")
  (#match? @_value "\\b(req|request|ctx|context|session)\\b")
  (#not-match? @_value "=>|\\bfunction\\b")
  (#inside? @hazard "handler"))
