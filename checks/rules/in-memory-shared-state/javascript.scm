; jobs.set(id, …), orders.push(…), limits[ip] = …: a variable of the file is changed while a request is answered.
([(call_expression function: (member_expression object: (identifier) @name))
  (assignment_expression left: (subscript_expression object: (identifier) @name))
  (augmented_assignment_expression left: (subscript_expression object: (identifier) @name))
  (update_expression argument: (subscript_expression object: (identifier) @name))
  (assignment_expression left: (identifier) @name right: (call_expression function: (member_expression object: (identifier) @_from)))] @hazard
  (#module-variable? @name)
  (#match? @name "(?i)(jobs|tasks|store|users|orders|carts|sessions|attempts|progress|history|queue|otps|codes|bookings|messages|conversations|results|balances|inventory|posts|todos|items|db|database|hits|requests|limits)$")
  (#match? @hazard "^\\w+(\\[|\\.(set|add|delete|push|unshift|splice)\\(| = \\w+\\.filter\\()")
  (#holds? @name "^(\\{|\\[|new (Map|Set|Array)\\b)")
  (#inside? @hazard "handler"))
