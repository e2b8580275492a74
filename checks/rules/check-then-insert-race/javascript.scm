; if (await prisma.user.findFirst({ where: { email } })) …; await prisma.user.create({ data: { email } })
((call_expression function: (member_expression object: (_) @_model property: (property_identifier) @_put) arguments: (arguments . (_))) @hazard
  (#any-of? @_put "create" "insertOne")
  (#function-match? @_model "(?s)\\b(const|let) (\\w+) = await {}\\.(findFirst|findOne)\\(.{0,300}?\\n\\s*if \\((\\w+\\)\\s*\\{?\\s*(throw|return)|!\\w+\\)\\s*\\{?\\s*(//|await|const|\\w+ = ))")
  (#not-function-match? @hazard "P2002|23505|11000|(?i)unique_?(violation|constraint)|duplicate|upsert|findOrCreate|\\block|for update")
  (#mentioned? @_model "Schema\\(|\\b{}\\.find\\w+\\(\\{\\s*(where: \\{\\s*)?\\w+Id\\b[^}]*,\\s*\\w+Id\\b")
  (#not-mentioned? @_model "\\bunique: true|\\b{}\\.find\\w+\\(\\{\\s*(where: \\{\\s*)?_?id\\b")
  (#not-unique-in-schema? @_model)
  (#not-function-head? @hazard "(?i)seed|init|setup|repair|populate|default"))
