((method_invocation object: (_) @_stream name: (identifier) @_read) @hazard
  (#resolves? @_stream "java.io.ObjectInputStream()" "java.beans.XMLDecoder()")
  (#eq? @_read "readObject"))
; XStream builds any class unless it is told which.
((object_creation_expression type: (_) @_yaml arguments: (argument_list "(" . ")")) @hazard
  (#resolves? @_yaml "com.thoughtworks.xstream.XStream"))
((method_invocation name: (identifier) @_typing) @hazard
  (#any-of? @_typing "{enableDefaultTyping,activateDefaultTyping}"))

; Safe: only classes that are named.
((method_invocation name: (identifier) @_filter) @safe.file
  (#any-of? @_filter "{setObjectInputFilter,allowTypes,allowTypesByWildcard,setSerialFilter}"))
