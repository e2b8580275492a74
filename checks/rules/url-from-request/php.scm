((function_call_expression function: (name) @_get arguments: (arguments . (argument (_) @_url) .)) @hazard
  (#any-of? @_get "{file_get_contents,curl_init,fopen,readfile}")
  (#from-request? @_url)
  (#match? @_url "^\\$")
  (#not-text-match? @_url "->file\\("))
((function_call_expression function: (name) @_set arguments: (arguments (argument) . (argument (name) @_option) . (argument (_) @_url))) @hazard
  (#eq? @_set "curl_setopt")
  (#eq? @_option "CURLOPT_URL")
  (#from-request? @_url)
  (#match? @_url "^\\$"))
