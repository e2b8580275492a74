; Laravel
((scoped_call_expression scope: (_) @_route name: (_) @_post arguments: (arguments . (argument (string) @_path) . (_) .)) @hazard
  (#eq? @_route "Route")
  (#eq? @_post "post")
  (#match? @_path "^.(/?\\w+)*/?(login|signin|otp).$")
  (#not-mentioned? @hazard "(?i)throttle|limit|captcha"))
