; Loops. What `for x in HERE` goes over is evaluated once: it is not inside.
(for pattern: (_) @place.variable body: (_) @place.body) @place.loop
(while condition: (_) @place.body body: (_) @place.body) @place.loop
(until condition: (_) @place.body body: (_) @place.body) @place.loop
((call !receiver method: (identifier) @_loop block: [(block body: (_) @place.body) (do_block body: (_) @place.body)] @place.loop)
  (#eq? @_loop "loop"))

; The block of `each` and its like runs once for each element.
((call method: (identifier) @_each block: [
    (block parameters: (block_parameters . (_) @place.variable) body: (_) @place.body)
    (do_block parameters: (block_parameters . (_) @place.variable) body: (_) @place.body)] @place.loop @place.callback) @place.header
  (#any-of? @_each "{each,map,flat_map,collect,select,filter,reject,each_with_index,each_with_object,find_each,times,upto,any?,all?,sum,group_by,sort_by,filter_map,partition,inject,reduce}"))

; Loops that are short, or that go over batches: a literal, a constant, slices.
(call receiver: [(array) (range) (string_array) (symbol_array) (integer)]
  block: [(block body: (_) @place.body) (do_block body: (_) @place.body)] @place.bounded-loop)
((call receiver: (constant) @_over block: [(block body: (_) @place.body) (do_block body: (_) @place.body)] @place.bounded-loop)
  (#match? @_over "^[A-Z][A-Z0-9_]*$"))
((call method: (identifier) @_each block: [(block body: (_) @place.body) (do_block body: (_) @place.body)] @place.bounded-loop)
  (#any-of? @_each "{each_slice,in_batches,find_in_batches,in_groups_of}"))
(for value: (in [(array) (range)]) body: (_) @place.body) @place.bounded-loop

; Functions.
([(method body: (_) @place.body) (singleton_method body: (_) @place.body) (lambda body: (_) @place.body)] @place.function)
([(class body: (_) @place.body) (module body: (_) @place.body)] @place.class)

; What answers requests: a Rails controller's methods, and Sinatra's get "/path" do … end
((class name: (_) @_class body: (body_statement (method body: (_) @place.body) @place.handler))
  (#match? @_class "Controller$"))
((call !receiver method: (identifier) @_verb arguments: (argument_list . (string))
    block: (do_block body: (_) @place.body) @place.handler @place.function)
  (#any-of? @_verb "{get,post,put,patch,delete,options,head}"))

; Tests: RSpec and Minitest.
((call method: (identifier) @_name block: [(block body: (_) @place.body) (do_block body: (_) @place.body)] @place.test)
  (#any-of? @_name "{describe,context,it,specify,before,after,around,let,let!,subject,test,setup,teardown,feature,scenario}"))
((method name: (identifier) @_name body: (_) @place.body) @place.test
  (#match? @_name "^(test_|setup$|teardown$)"))

; A method's body may have its own rescue and ensure.
(begin (rescue)) @place.try
(body_statement (rescue)) @place.try
(rescue body: (_) @place.body) @place.except
(ensure) @place.finally

; Order.transaction do … end, order.with_lock do … end
((call method: (identifier) @_name block: [(block body: (_) @place.body) (do_block body: (_) @place.body)] @place.transaction) @place.header
  (#any-of? @_name "{transaction,with_lock}"))
