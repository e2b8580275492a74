; By hand: a loop that only success ends, and that neither waits nor counts.
((for_statement . body: (block) @_body) @hazard
  (#match? @_body "http\\.(Get|Post)\\(|\\.(Do|Dial|Ping)\\(")
  (#match? @_body "(?s)err == nil \\{\\s*(return|break)[^\\n]*\\s*\\}\\s*([\\w.]*[lL]og[^\\n]*\\s*)?\\}$|err != nil \\{\\s*([\\w.]*[lL]og[^\\n]*\\s*)?continue\\s*\\}\\s*(defer [^\\n]*\\s*)?(return|break)")
  (#not-match? @_body "(?i)sleep|after\\(|attempt|tries|count|select \\{|wait|<-"))
