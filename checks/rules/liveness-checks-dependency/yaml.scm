((_ key: (_)) @hazard
  (#at? @hazard "**.livenessProbe.httpGet.path")
  (#value-match? @hazard "(?i)\\b(ready|readyz|readiness|deep|db|database|dependencies)\\b"))
; A client that is told another host asks over the network.
((_ key: (_) value: (_) @evidence.command) @hazard
  (#at? @hazard "**.livenessProbe.exec.command")
  (#match? @evidence.command "(pg_isready|redis-cli|mysqladmin|psql|mongo|mongosh)\\b[^\\n]*(-h|--host)[ =\",]+[^\\s\"]|(pg_isready|redis-cli|mysqladmin|psql|mongo|mongosh)[\"']?\\s*\\n\\s*-\\s*[\"']?(-h|--host)\\b")
  (#not-match? @evidence.command "localhost|127\\.0\\.0\\.1|POD_IP"))
