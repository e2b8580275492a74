; jobs[job_id] = …, users.append(…): a variable of the file is changed while a request is answered.
([(assignment left: (subscript value: (identifier) @name)) @hazard
  (augmented_assignment left: (subscript value: (identifier) @name)) @hazard
  (call function: (attribute object: (identifier) @name attribute: (identifier) @_change)) @hazard]
  (#module-variable? @name)
  (#match? @name "(?i)(jobs?|tasks?|store|users?|orders?|carts?|sessions?|attempts|progress|history|queue|otps?|codes|bookings|messages|conversations|results|balances|inventory|posts|todos|items|db|database|hits|requests|limits?)$")
  (#holds? @name "^(\\{|\\[|dict\\(|list\\(|set\\(|(collections\\.)?(defaultdict|OrderedDict|deque)\\()")
  (#match? @hazard "^\\w+(\\[|\\.(append|add|update|setdefault|pop|insert|extend)\\()")
  (#inside? @hazard "handler"))
