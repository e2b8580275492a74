; Nest
((decorator (call_expression function: (_) @_post arguments: (arguments . (string) @_path .))) @hazard
  (#resolves? @_post "@nestjs/common.Post")
  (#match? @_path "(?i)^[\"'](\\w+/)*(login|signin|sign-in|otp)[\"']$")
  (#not-mentioned? @hazard "(?i)limit|throttle|captcha"))
