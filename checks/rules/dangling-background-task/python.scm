; The event loop itself keeps only a weak reference to a task.
([(block (call function: (_) @_start) @hazard) (module (call function: (_) @_start) @hazard)]
  (#resolves? @_start
    "asyncio.{create_task,ensure_future,run_coroutine_threadsafe}"
    "asyncio.{get_event_loop,get_running_loop,new_event_loop}().create_task"))
((block (call function: (_) @_start) @hazard)
  (#match? @_start "^(self\\.)?_?(event_)?loop\\.create_task$"))
; A coroutine that nobody awaits never runs.
((block (call function: [(identifier) @_started (attribute object: (identifier) @_self attribute: (identifier) @_started)] @_whole) @hazard)
  (#match? @_whole "^(self\\.)?\\w+$")
  (#mentioned? @_started "\\basync def {}\\(")
  (#not-mentioned? @_started "(?m)^\\s*def {}\\(|^ *{} =|import .*\\b{}\\b"))
((block (call function: (_) @_start) @hazard)
  (#resolves? @_start "asyncio.{sleep,gather,wait_for}")
  (#inside? @hazard "async"))
; A thread that is started while a request is answered.
((block (call function: (attribute object: (call function: (_) @_thread) attribute: (identifier) @_start)) @hazard)
  (#resolves? @_thread "threading.Thread")
  (#eq? @_start "start")
  (#inside? @hazard "handler"))
