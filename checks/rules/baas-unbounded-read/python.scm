; supabase.table("orders").select("*").execute()
((call function: (attribute
    object: (call
      function: (attribute
        object: (call
          function: (attribute object: (_) @_client attribute: (identifier) @_table)
          arguments: (argument_list (string) @_name))
        attribute: (identifier) @_select)
      arguments: (_) @_what)
    attribute: (identifier) @_execute)) @hazard
  (#match? @_client "(?i)supabase")
  (#any-of? @_table "table" "from_")
  (#eq? @_select "select")
  (#eq? @_execute "execute")
  (#not-match? @_what "count|head")
  (#not-match? @_name "(?i)plan|role|categor|status|countr|setting|currenc|tag|permission|config|feature|language|option|profile"))
; boto3 gives a page at a time.
((call function: (_) @_list) @hazard
  (#resolves? @_list "boto3.client().{list_objects_v2,scan}" "boto3.resource().Table().scan")
  (#not-function-match? @hazard "LastEvaluatedKey|ContinuationToken|IsTruncated|Limit|MaxKeys|paginat"))
