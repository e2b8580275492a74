; BullMQ: attempts is 1 (6.7). Options that are not literal may say more, and so may the queue's own.
((call_expression function: (member_expression object: (_) @_queue property: (_) @_add)
    arguments: (arguments . (_) . (_) .) @arguments) @hazard
  (#resolves? @_queue "bullmq.Queue()" "bull()")
  (#eq? @_add "add")
  (#not-mentioned? @hazard "attempts|defaultJobOptions")
  (#add-argument! @arguments "{ attempts: 5, backoff: { type: \"exponential\", delay: 1000 } }"))
((call_expression function: (member_expression object: (_) @_queue property: (_) @_add)
    arguments: (arguments . (_) . (_) . (object) @options .)) @hazard
  (#resolves? @_queue "bullmq.Queue()" "bull()")
  (#eq? @_add "add")
  (#lacks-key? @options "repeat")
  (#not-mentioned? @hazard "attempts|defaultJobOptions")
  (#set-key! @options "attempts: 5"))
