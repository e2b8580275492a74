((call_expression
    function: (member_expression object: (identifier) @_app property: (_) @_post)
    arguments: (arguments . (string) @_path . [(arrow_function) (function_expression) (identifier) (member_expression) (call_expression)] .)) @hazard
  (#match? @_app "^(app|server|fastify|\\w*[rR]outer)$")
  (#eq? @_post "post")
  (#match? @_path "(?i)/(login|signin|sign-in|otp|verify-otp)[\"']$")
  (#on-side? @hazard "server")
  (#not-mentioned? @hazard "(?i)limit|throttle|captcha|turnstile|brute|slow.?down"))
