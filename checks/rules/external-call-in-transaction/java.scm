((method_invocation object: (_) @_client name: (_) @_name) @hazard
  (#resolves? @_client "org.springframework.web.client.{RestTemplate,RestClient}()" "java.net.http.HttpClient()" "org.springframework.mail.javamail.JavaMailSender()")
  (#any-of? @_name "{getForObject,getForEntity,postForObject,postForEntity,exchange,put,delete,get,post,send}")
  (#inside? @hazard "transaction"))
