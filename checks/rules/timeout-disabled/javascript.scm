; axios: 0 is no timeout. Uploads and downloads of any size are another matter.
((call_expression function: (_) @callee arguments: (arguments (object) @_options)) @hazard
  (#resolves? @callee "axios" "axios.{create,get,post,put,patch,delete,request}"
    "axios.create().{get,post,put,patch,delete,request}")
  (#has-key? @_options "timeout" "0")
  (#lacks-key? @_options "responseType" "onUploadProgress" "onDownloadProgress"))
((assignment_expression left: (member_expression) @callee right: (number) @_none) @hazard
  (#resolves? @callee "axios.defaults.timeout" "axios.create().defaults.timeout")
  (#eq? @_none "0"))

; ky gives up after 10 seconds unless it is told false; got takes undefined for never.
((call_expression function: (_) @callee arguments: (arguments (object) @_options)) @hazard
  (#resolves? @callee "ky" "ky.{get,post,put,patch,delete,create,extend}")
  (#has-key? @_options "timeout" "false"))
((call_expression function: (_) @callee arguments: (arguments (object) @_options)) @hazard
  (#resolves? @callee "got" "got.{get,post,put,patch,delete,extend}")
  (#has-key? @_options "timeout" "undefined" "false" "0"))

; undici: to wait for headers. A body may come in pieces for hours.
((new_expression constructor: (_) @callee arguments: (arguments (object) @_options)) @hazard
  (#resolves? @callee "undici.{Agent,Pool,Client,ProxyAgent}")
  (#has-key? @_options "headersTimeout" "0"))
