((call_expression . (_) @_callee) @hazard
  (#match? @_callee "^(restTemplate|mailSender|javaMailSender|stripe\\w*)\\.\\w+$")
  (#inside? @hazard "transaction"))
