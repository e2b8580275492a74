; if (await db.Users.AnyAsync(u => u.Mail == mail)) return Conflict(); db.Users.Add(new User(mail));
((invocation_expression function: (member_access_expression expression: (member_access_expression name: (_) @_set) name: (identifier) @_add)) @hazard
  (#any-of? @_add "Add" "AddAsync")
  (#function-match? @_set "if \\(!?(await )?[\\w.]*\\.{}\\.Any(Async)?\\(")
  (#not-function-match? @hazard "DbUpdateException|IsolationLevel|\\block\\b")
  (#not-function-head? @hazard "(?i)seed|init"))
