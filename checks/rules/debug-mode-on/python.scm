; Werkzeug's debugger runs what the browser sends; by hand, on the own machine, it listens to nobody else.
((call function: (_) @_run arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_run "flask.Flask().run")
  (#has-key? @_arguments "debug" "True")
  (#severity! "warning"))

; Traces to the client.
((call function: (_) @_app arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_app "fastapi.FastAPI" "starlette.applications.Starlette" "sanic.Sanic")
  (#has-key? @_arguments "debug" "True")
  (#severity! "warning"))
((assignment left: (attribute object: (_) @_app attribute: (identifier) @_debug) right: (true)) @hazard
  (#resolves? @_app "flask.Flask()")
  (#eq? @_debug "debug"))
((assignment left: (subscript value: (_) @_config subscript: (string (string_content) @_key)) right: (true)) @hazard
  (#resolves? @_config "flask.Flask().config")
  (#eq? @_key "DEBUG"))

; The settings that production reads.
((module (assignment left: (identifier) @_name right: (true)) @hazard)
  (#eq? @_name "DEBUG")
  (#path? @_name "settings(/prod(uction)?)?[.]py$"))

; Safe: another line of the file takes it back.
((assignment left: (identifier) @_name right: (_) @_value) @safe.file
  (#eq? @_name "DEBUG")
  (#not-eq? @_value "True"))
