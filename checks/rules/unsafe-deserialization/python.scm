; Safe loaders read data alone.
((call function: (_) @_load arguments: (argument_list) @_arguments) @hazard
  (#resolves? @_load "yaml.{load,load_all}")
  (#arguments-count? @_arguments "1")
  (#lacks-argument? @_arguments "Loader"))
((call function: (_) @_load arguments: (argument_list (_) . [(attribute) (identifier) (keyword_argument)] @_loader)) @hazard
  (#resolves? @_load "yaml.{load,load_all}")
  (#match? @_loader "\\b(Unsafe|Full)?Loader$"))
((call function: (_) @_load) @hazard
  (#resolves? @_load "yaml.{unsafe_load,unsafe_load_all}"))

; What came with a request, or over the network.
((call function: (_) @_load arguments: (argument_list . (_) @_bytes)) @hazard
  (#resolves? @_load "{pickle,_pickle,cPickle,dill,cloudpickle,marshal}.loads" "pickle.load" "jsonpickle.decode")
  (#from-request? @_bytes))
((call function: (_) @_load arguments: (argument_list . (_) @_bytes)) @hazard
  (#resolves? @_load "{pickle,dill,cloudpickle}.loads")
  (#text-match? @_bytes "\\b(recv\\(|requests\\.get|urlopen|b64decode|cookies|redis)"))
