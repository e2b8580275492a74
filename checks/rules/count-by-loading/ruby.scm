; Order.all.to_a.size, Order.where(…).to_a.length, Order.all.map(…).count
((call receiver: (call receiver: (call receiver: (constant) method: (identifier) @_ask) method: (identifier) @_load) method: (identifier) @_count) @hazard
  (#any-of? @_ask "all" "where")
  (#any-of? @_load "to_a" "load")
  (#any-of? @_count "size" "length" "count"))
