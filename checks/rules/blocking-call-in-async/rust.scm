((call_expression function: (_) @callee) @hazard
  (#resolves? @callee
    "std.thread.sleep"
    "std.fs.{read,read_to_string,write,copy}"
    "std.fs.File.{open,create}"
    "reqwest.blocking.get")
  (#inside? @hazard "async")
  (#not-inside? @hazard "startup"))
