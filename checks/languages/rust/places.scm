; Loops. What `for x in HERE` goes over is evaluated once: it is not inside.
(for_expression pattern: (_) @place.variable body: (_) @place.body) @place.loop
(while_expression condition: (_) @place.body body: (_) @place.body) @place.loop
(loop_expression body: (_) @place.body) @place.loop
; Loops that are short, or that go over batches.
(for_expression value: [(range_expression) (array_expression)] body: (_) @place.body) @place.bounded-loop
((for_expression value: [(identifier) @_over (call_expression function: (field_expression field: (_) @_over))]
    body: (_) @place.body) @place.bounded-loop
  (#match? @_over "^(chunks|chunks_exact|[A-Z][A-Z0-9_]*)$"))

; The closure of an iterator's `map` runs once for each element.
((call_expression function: (field_expression field: (_) @_each) @place.header
    arguments: (arguments . (closure_expression parameters: (closure_parameters (_)? @place.variable) body: (_) @place.body) @place.loop @place.callback))
  (#any-of? @_each "{for_each,map,filter,filter_map,flat_map,any,all,then}"))

; Functions.
([(function_item body: (_) @place.body) (closure_expression body: (_) @place.body)] @place.function)
(function_item (function_modifiers "async") body: (_) @place.body) @place.async
(async_block (block) @place.body) @place.async @place.function
[(impl_item body: (_) @place.body) (trait_item body: (_) @place.body)] @place.class

; Actix and Rocket: an attribute in front. Axum's handlers are plain functions.
(((attribute_item (attribute [(identifier) @_verb (scoped_identifier name: (_) @_verb)])) @place.header
    . (attribute_item)* . (function_item body: (_) @place.body) @place.handler)
  (#any-of? @_verb "{get,post,put,patch,delete,head,options,route}"))

; Tests: #[test], #[tokio::test], and all in #[cfg(test)].
(((attribute_item (attribute [(identifier) @_name (scoped_identifier name: (_) @_name)])) @place.header
    . (attribute_item)* . (function_item body: (_) @place.body) @place.test)
  (#eq? @_name "test"))
(((attribute_item (attribute (identifier) @_cfg arguments: (token_tree (identifier) @_name))) @place.header
    . (attribute_item)* . (mod_item body: (_) @place.body) @place.test)
  (#eq? @_cfg "cfg")
  (#eq? @_name "test"))

((function_item name: (_) @_name body: (_) @place.body) @place.main-guard
  (#eq? @_name "main"))
((function_item name: (_) @_name body: (_) @place.body) @place.startup
  (#eq? @_name "main"))

; Axum's and actix's handlers: an argument is taken out of the request.
((function_item parameters: (parameters (parameter type: [
      (generic_type type: [(type_identifier) @_type (scoped_type_identifier name: (_) @_type)])
      (type_identifier) @_type]))
    body: (_) @place.body) @place.handler
  (#any-of? @_type "{Json,Query,Form,State,Extension,HttpRequest,Multipart,TypedHeader}"))
; let mut tx = pool.begin().await?; … tx.commit()
((call_expression function: (field_expression field: (_) @_name)) @place.transaction @place.opens
  (#eq? @_name "begin"))
; Diesel: connection.transaction(|connection| …)
((call_expression function: (field_expression field: (_) @_name) @place.header
    arguments: (arguments (closure_expression body: (_) @place.body) @place.transaction))
  (#eq? @_name "transaction"))
