; The short ways of serving have no timeouts at all. A listener of this machine alone is left out.
((call_expression function: (_) @callee arguments: (argument_list . (_) @_address)) @hazard
  (#resolves? @callee "net/http.{ListenAndServe,ListenAndServeTLS,Serve}")
  (#not-match? @_address "^\"(localhost|127\\.0\\.0\\.1|\\[::1\\])")
  (#not-function-match? @hazard "[uU]nix[LMSd]|\"unix\""))

; A server of one's own.
((composite_literal type: (_) @_server body: (literal_value) @_fields) @hazard
  (#resolves? @_server "net/http.Server")
  (#lacks-key? @_fields "ReadHeaderTimeout" "ReadTimeout")
  (#not-match? @_fields "Addr:\\s*\"(localhost|127\\.0\\.0\\.1|\\[::1\\])"))

; Gin and Echo open it for us.
((call_expression function: (_) @callee) @hazard
  (#resolves? @callee "github.com/gin-gonic/gin.{Default,New}().Run"))
((call_expression function: (selector_expression operand: (_) @_echo field: (_) @_start)) @hazard
  (#resolves? @_echo "github.com/labstack/echo/v4.New()")
  (#eq? @_start "Start")
  (#not-mentioned? @hazard "ReadHeaderTimeout|ReadTimeout"))

; Safe: it is set later.
((assignment_statement left: (expression_list (selector_expression operand: (_) @safe.binding field: (_) @_field)))
  (#any-of? @_field "{ReadHeaderTimeout,ReadTimeout}"))
