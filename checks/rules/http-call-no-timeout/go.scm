; net/http's default client has no timeout (https://pkg.go.dev/net/http#Client).
((call_expression function: (_) @callee arguments: (argument_list . (_) @_url)) @hazard
  (#resolves? @callee "net/http.{Get,Post,Head,PostForm}" "net/http.DefaultClient.{Get,Post,Head,PostForm}")
  (#not-match? @_url "^[\"`]https?://(localhost|127\\.0\\.0\\.1)\\b"))
; A request that was made with a context may have a deadline.
((call_expression function: (_) @callee arguments: (argument_list . (_) @_request)) @hazard
  (#resolves? @callee "net/http.DefaultClient.Do")
  (#resolves? @_request "net/http.NewRequest()"))

; A client without one. A transport of its own may have limits.
((composite_literal type: (_) @callee body: (literal_value) @_fields) @hazard
  (#resolves? @callee "net/http.Client")
  (#lacks-key? @_fields "Timeout" "Transport"))

; Safe: the timeout is set later.
((assignment_statement left: (expression_list
    (selector_expression operand: (_) @safe.binding field: (_) @_field)))
  (#eq? @_field "Timeout"))

; Safe: requests here have a context, which may have a deadline.
((call_expression function: (_) @_made) @safe.file
  (#resolves? @_made "net/http.{NewRequestWithContext,NewRequest().WithContext}"))

; Safe: the default client was given a timeout, or another one put in its stead.
((assignment_statement left: (expression_list (selector_expression operand: (_) @_client field: (_) @_field))) @safe.file
  (#resolves? @_client "net/http.DefaultClient")
  (#eq? @_field "Timeout"))
((assignment_statement left: (expression_list (_) @_client)) @safe.file
  (#resolves? @_client "net/http.DefaultClient"))
