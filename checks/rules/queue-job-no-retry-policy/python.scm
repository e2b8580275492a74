; Celery: no tries and no time limit unless they are asked for (5.7).
((decorated_definition
    (decorator [
      (_) @_task
      (call function: (_) @_task)]) @_decorator
    definition: (function_definition body: (_) @_body)) @hazard
  (#resolves? @_task "celery.shared_task" "celery.Celery().task")
  (#not-match? @_decorator "retry|retries|time_limit|bind|\\*\\*")
  (#match? @_body "requests\\.|httpx\\.|smtplib|send_mail\\(|urlopen")
  (#not-match? @_body "retry|\\bexcept\\b")
  (#not-mentioned? @hazard "task_annotations"))

; RQ
((call function: (_) @_enqueue arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_enqueue "rq.Queue().enqueue")
  (#lacks-argument? @_arguments "retry"))
