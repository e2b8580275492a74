; JSON.parse(Net::HTTP.get(uri)): only the body is given, nobody can look.
((call receiver: (_) @_json method: (_) @_parse arguments: (argument_list . (call) @_got)) @hazard
  (#eq? @_json "JSON")
  (#eq? @_parse "parse")
  (#match? @_got "^Net::HTTP\\.get\\(|^(HTTParty|Faraday)\\.(get|post)\\(.*\\)\\.body$|^Net::HTTP\\.(get_response|post)\\(.*\\)\\.body$"))
