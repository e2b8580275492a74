((function_call_expression function: (name) @_open arguments: (arguments . (argument (_) @_path))) @hazard
  (#any-of? @_open "{file_get_contents,readfile,fopen,unlink,file}")
  (#from-request? @_path)
  (#not-match? @_path "^\\$_?\\w+(\\[[^\\]]*\\])?$|^[\"']https?:"))
