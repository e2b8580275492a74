; Loops. The condition of `while` runs on each turn; what `for` goes over is expanded once.
(for_statement variable: (_) @place.variable body: (_) @place.body) @place.loop
(c_style_for_statement body: (_) @place.body) @place.loop
(while_statement condition: (_) @place.body body: (_) @place.body) @place.loop
; Loops over words that stand there.
(for_statement value: (word) body: (_) @place.body) @place.bounded-loop

(function_definition body: (_) @place.body) @place.function

; What runs when the script ends: `trap cleanup EXIT`
((command name: (command_name) @_trap . argument: (_) @place.body) @place.finally
  (#eq? @_trap "trap"))
