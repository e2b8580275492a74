; answer.Content.ReadAsStringAsync(), where answer came from an HttpClient.
((invocation_expression function: (member_access_expression
    expression: (member_access_expression expression: (identifier) @_answer name: (_) @_content)
    name: (_) @_read)) @hazard
  (#eq? @_content "Content")
  (#match? @_read "^ReadAs|^ReadFromJsonAsync")
  (#function-match? @_answer "{} = await \\w+\\.(GetAsync|PostAsync|PostAsJsonAsync|PutAsync|SendAsync)\\(")
  (#not-function-match? @_answer "StatusCode|\\({}[,)]"))
