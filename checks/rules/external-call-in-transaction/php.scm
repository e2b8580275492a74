((scoped_call_expression scope: (_) @_client name: (_) @_name) @hazard
  (#any-of? @_client "{Http,Mail}")
  (#any-of? @_name "{get,post,put,patch,delete,send,to}")
  (#inside? @hazard "transaction"))
((member_call_expression object: (_) @_client name: (_) @_name) @hazard
  (#resolves? @_client "GuzzleHttp.Client()")
  (#any-of? @_name "{get,post,put,patch,delete,request}")
  (#inside? @hazard "transaction"))
