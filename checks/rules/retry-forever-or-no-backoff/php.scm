; By hand: a loop that only success ends, and that neither waits nor counts.
((while_statement condition: (parenthesized_expression (boolean)) body: (compound_statement) @_body) @hazard
  (#match? @_body "(?s)^\\{\\s*try\\s*\\{.*\\b(return|break)\\b[^\\n]*\\s*\\}\\s*catch\\s*(\\([^)]*\\))?\\s*\\{\\s*(//[^\\n]*\\s+)*([\\w$.]*([lL]og|[pP]rint|echo)[^\\n]*\\s+)?(continue;?\\s*)?\\}\\s*\\}$")
  (#match? @_body "->(get|post|put|request|send|connect)\\(|Http::|new PDO\\(|curl_exec\\(|file_get_contents\\(")
  (#not-match? @_body "(?i)sleep|attempt|tries|count"))
