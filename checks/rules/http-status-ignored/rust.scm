; reqwest::get(url).await?.json(): the status was not asked for.
((call_expression function: (_) @_read) @hazard
  (#match? @_read "(?s)(^reqwest::get\\(.*\\)|\\.send\\(\\))\\s*\\.await\\s*\\?\\s*\\.(json|text)(::<.*>)?$")
  (#mentioned? @hazard "reqwest"))
