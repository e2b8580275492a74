; requests.get(url).json(): nobody can look at the status.
((call function: (attribute object: (call function: (_) @_ask) attribute: (_) @_json)) @hazard
  (#resolves? @_ask "{requests,httpx}.{get,post,put,patch,delete,request}")
  (#eq? @_json "json")
  (#not-function-match? @hazard "\\bif (not )?\\w+:|[\"'](\\w+_)?(err\\w*|success|status|code)[\"']"))

; answer = requests.get(url); answer.json(), and nothing in the function looks.
((call function: (attribute object: (identifier) @_answer attribute: (_) @_json)) @hazard
  (#resolves? @_answer "{requests,httpx}.{get,post,put,patch,delete,request}()"
    "requests.Session().{get,post,request}()" "httpx.{Client,AsyncClient}().{get,post,request}()")
  (#eq? @_json "json")
  (#not-function-match? @_answer "{}\\.(raise_for_status|ok\\b|status_code|is_success|is_error)|\\({}[,)]|\\bif (not )?{}:|except[^\\n]*KeyError|[\"'](\\w+_)?(err\\w*|ok|success|status|code)[\"']")
  (#not-mentioned? @_answer "hooks"))
