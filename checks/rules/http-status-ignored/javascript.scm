; const answer = await fetch(url); await answer.json(), and nothing in the function looks.
((call_expression function: (member_expression object: (identifier) @_answer property: (_) @_json)) @hazard
  (#resolves? @_answer "fetch()" "node-fetch()" "undici.fetch()")
  (#on-side? @hazard "server")
  (#eq? @_json "json")
  (#not-function-match? @_answer "\\.(ok|status|errors?|success|code)\\b|\\({}[,)]|\\b(ok|status)\\b[^=;]*\\} = "))

; (await fetch(url)).json(): nobody can look.
((call_expression function: (member_expression
    object: (parenthesized_expression (await_expression (call_expression function: (_) @_fetch)))
    property: (_) @_json)) @hazard
  (#resolves? @_fetch "fetch" "node-fetch" "undici.fetch")
  (#on-side? @hazard "server")
  (#eq? @_json "json"))
; The same, as the grammar of JavaScript reads `await (…)`.
((call_expression function: (member_expression
    object: (call_expression function: (identifier) @_await arguments: (arguments (await_expression (call_expression function: (_) @_fetch))))
    property: (_) @_json)) @hazard
  (#eq? @_await "await")
  (#resolves? @_fetch "fetch" "node-fetch" "undici.fetch")
  (#on-side? @hazard "server")
  (#eq? @_json "json"))

; fetch(url).then((answer) => answer.json())
((call_expression
    function: (member_expression object: (call_expression function: (_) @_fetch) property: (_) @_then)
    arguments: (arguments . (arrow_function body: (call_expression
      function: (member_expression property: (_) @_json))) .)) @hazard
  (#resolves? @_fetch "fetch" "node-fetch" "undici.fetch")
  (#on-side? @hazard "server")
  (#eq? @_then "then")
  (#eq? @_json "json"))
