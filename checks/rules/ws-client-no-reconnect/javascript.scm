((new_expression constructor: (_) @_socket) @hazard
  (#any-of? @_socket "WebSocket" "window.WebSocket")
  (#mentioned? @hazard "onmessage|[\"']message[\"']")
  (#not-mentioned? @hazard "(?i)onclose|[\"']close[\"']|reconnect|retry"))
