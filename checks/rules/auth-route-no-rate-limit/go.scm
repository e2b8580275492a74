((call_expression function: (selector_expression operand: (_) @_router field: (_) @_post)
    arguments: (argument_list . (interpreted_string_literal) @_path . (_) .)) @hazard
  (#match? @_router "^(r|e|app|\\w*[rR]outer)$")
  (#any-of? @_post "POST" "Post")
  (#match? @_path "/(login|signin|sign-in|otp)\"$")
  (#not-mentioned? @hazard "(?i)limit|throttle|captcha"))
