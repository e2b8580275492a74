; await supabase.from("orders").select("*")
((await_expression (call_expression
    function: (member_expression
      object: (call_expression
        function: (member_expression object: (_) @_client property: (property_identifier) @_from)
        arguments: (arguments (string) @_table))
      property: (property_identifier) @_select)
    arguments: (arguments) @_what)) @hazard
  (#match? @_client "(?i)supabase")
  (#eq? @_from "from")
  (#eq? @_select "select")
  (#not-match? @_what "count|head")
  (#not-match? @_table "(?i)plan|role|categor|status|countr|setting|currenc|tag|permission|config|feature|language|option|profile"))
((await_expression (call_expression
    function: (member_expression
      object: (call_expression
        function: (member_expression
          object: (call_expression
            function: (member_expression object: (_) @_client property: (property_identifier) @_from)
            arguments: (arguments (string) @_table))
          property: (property_identifier) @_select)
        arguments: (arguments) @_what)
      property: (property_identifier) @_order))) @hazard
  (#match? @_client "(?i)supabase")
  (#eq? @_from "from")
  (#eq? @_select "select")
  (#eq? @_order "order")
  (#not-match? @_what "count|head")
  (#not-match? @_table "(?i)plan|role|categor|status|countr|setting|currenc|tag|permission|config|feature|language|option|profile"))
; Firestore: getDocs(collection(db, "orders")), db.collection("orders").get()
((call_expression function: (identifier) @_get arguments: (arguments . (call_expression function: (identifier) @_collection) @_what .)) @hazard
  (#eq? @_get "getDocs")
  (#eq? @_collection "collection")
  (#not-match? @_what "(?i)plan|role|categor|status|countr|setting|currenc|tag|permission|config|feature|language|option|profile"))
; DynamoDB, which gives a megabyte at a time.
((call_expression function: (member_expression property: (property_identifier) @_send) arguments: (arguments . (new_expression constructor: (identifier) @_scan) .)) @hazard
  (#eq? @_send "send")
  (#any-of? @_scan "ScanCommand" "ListObjectsV2Command")
  (#not-function-match? @hazard "LastEvaluatedKey|ContinuationToken|IsTruncated|Limit|MaxKeys"))
