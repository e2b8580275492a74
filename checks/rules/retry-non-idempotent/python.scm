; urllib3 leaves POST out by itself.
((call function: (_) @_retry arguments: (argument_list (keyword_argument name: (_) @_key value: (_) @_methods) @argument)) @hazard
  (#resolves? @_retry "urllib3.Retry" "urllib3.util.Retry" "urllib3.util.retry.Retry" "requests.adapters.Retry" "requests.packages.urllib3.util.retry.Retry")
  (#any-of? @_key "allowed_methods" "method_whitelist")
  (#match? @_methods "^(None|False)$|[\"']POST[\"']")
  (#not-mentioned? @hazard "(?i)idempot|graphql|search")
  (#remove! @argument))

; A decorator that tries all of it again.
((decorated_definition
    (decorator [(_) @_again (call function: (_) @_again)])
    definition: (function_definition name: (_) @_name body: (_) @_body)) @hazard
  (#resolves? @_again "tenacity.retry" "backoff.on_exception")
  (#match? @_body "\\b(requests|httpx)\\.post\\(|stripe\\.\\w+\\.create\\(|send_mail\\(|\\.send_message\\(")
  (#not-match? @_body "(?i)idempot|graphql|search|query|completions|embeddings|token|oauth")
  (#not-match? @_name "(?i)search|query|find|fetch|get|token"))
