; useEffect(() => { setInterval(refresh, 5000); }, [])
((call_expression
    function: [(identifier) @_effect (member_expression property: (property_identifier) @_effect)]
    arguments: (arguments . (arrow_function body: (statement_block) @_body))) @hazard
  (#any-of? @_effect "useEffect" "useLayoutEffect")
  (#match? @_body "\\bsetInterval\\(|\\b(window|document)\\.addEventListener\\(|\\bonSnapshot\\(|new (WebSocket|EventSource)\\(")
  (#not-match? @_body "\\breturn [(\\w]|once: true|signal|clearInterval|\\.close\\("))
; setInterval or a listener while a request is answered.
((call_expression function: (_) @_start) @hazard
  (#match? @_start "^setInterval$|^process\\.on$|^(emitter|events|bus|eventEmitter)\\.on$")
  (#inside? @hazard "handler")
  (#not-function-match? @hazard "clearInterval|\\.off\\(|removeListener|on\\(.close|once: true"))
