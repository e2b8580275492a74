; By hand: a loop that only success ends, and that neither waits nor counts.
((loop_expression body: (block) @_body) @hazard
  (#match? @_body "\\.send\\(\\)|reqwest::get\\(|::connect\\(")
  (#match? @_body "(?s)Ok\\(\\w+\\) => (return|break) [^\\n]*\\s*Err\\(\\w+\\) => (continue|\\{\\s*(\\w+!\\([^\\n]*\\s*)?(continue;?\\s*)?\\}),?\\s*\\};?\\s*\\}$|^\\{\\s*if let Ok\\(\\w+\\) = [^\\n]*\\{\\s*(return|break) [^\\n]*\\s*\\}\\s*\\}$")
  (#not-match? @_body "sleep|attempt|tries|count|tick"))
