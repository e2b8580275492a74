; Only exceptions that tell of the inside count (a project's own may be meant for clients). `return …, 500`:
((return_statement (expression_list . (_) @hazard . (integer) @_status .))
  (#shows? @hazard
    "{Exception,BaseException,OSError}()"
    "sqlalchemy.exc.{SQLAlchemyError,OperationalError}()"
    "requests.{RequestException,exceptions.RequestException}()"
    "httpx.HTTPError()"
    "traceback.format_exc()")
  (#match? @_status "^5"))

; FastAPI, Starlette, Django, Django REST framework, and Flask's abort. With a line in the log
; before it nothing is lost when the text is replaced.
((block
    (call function: (attribute attribute: (identifier) @_log))
    . (raise_statement (call
        function: (_) @_answer
        arguments: (argument_list (keyword_argument name: (identifier) @_detail value: (_) @_text)) @_arguments) @hazard))
  (#any-of? @_log "exception" "error")
  (#resolves? @_answer "fastapi.HTTPException")
  (#match? @_arguments "^\\(\\s*[\\w.]*5\\d\\d|status_code\\s*=\\s*[\\w.]*5\\d\\d")
  (#eq? @_detail "detail")
  (#shows? @_text
    "{Exception,BaseException,OSError}()"
    "sqlalchemy.exc.{SQLAlchemyError,OperationalError}()"
    "requests.{RequestException,exceptions.RequestException}()"
    "httpx.HTTPError()"
    "traceback.format_exc()")
  (#replace! @_text "\"Internal error\""))

((call function: (_) @_answer arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_answer
    "fastapi.{HTTPException,exceptions.HTTPException}"
    "starlette.exceptions.HTTPException"
    "{fastapi,starlette}.responses.JSONResponse"
    "django.http.{JsonResponse,HttpResponse}"
    "rest_framework.response.Response"
    "flask.abort")
  (#match? @_arguments "^\\(\\s*[\\w.]*5\\d\\d|status(_code)?\\s*=\\s*[\\w.]*5\\d\\d")
  (#shows? @_arguments
    "{Exception,BaseException,OSError}()"
    "sqlalchemy.exc.{SQLAlchemyError,OperationalError}()"
    "requests.{RequestException,exceptions.RequestException}()"
    "httpx.HTTPError()"
    "traceback.format_exc()"))

; Safe: only for exceptions that were looked at.
((if_statement condition: (_) @_when consequence: (block (raise_statement (call) @safe)))
  (#match? @_when "isinstance"))
