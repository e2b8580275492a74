((decorator (call function: (attribute attribute: (_) @_post) arguments: (argument_list . (string) @_path) @_arguments)) @hazard
  (#match? @_path "(?i)/(login|signin|sign-in|otp|verify-otp|token)/?[\"']$")
  (#any-of? @_post "post" "route")
  (#not-match? @_arguments "GET|dependencies")
  (#not-mentioned? @hazard "(?i)limit|throttle|captcha|axes"))
