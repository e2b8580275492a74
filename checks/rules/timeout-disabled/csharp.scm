; .NET gives up after 100 seconds unless it is told never to. A stream is another matter.
((assignment_expression left: (_) @callee right: (_) @_never) @hazard
  (#match? @callee "(^|\\.)Timeout$")
  (#match? @_never "\\bTimeout\\.InfiniteTimeSpan$|^TimeSpan\\.FromMilliseconds\\(-1\\)$")
  (#mentioned? @callee "HttpClient")
  (#not-mentioned? @callee "(?i)stream|text/event"))
