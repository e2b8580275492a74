; What catches mail says that the stack is a developer's. What is built here is named, not fetched; a version from a variable is somebody else's matter.
((_ key: (_) value: (_) @image) @hazard
  (#at? @hazard "services.*.image")
  (#value-match? @hazard "^[^$@{]+:latest$")
  (#not-match-at? @hazard "services.*.build" ".")
  (#not-match-at? @hazard "services" "\\bsail\\b|mailpit|mailhog|maildev"))
((_ key: (_) value: (_) @image) @hazard
  (#at? @hazard "services.*.image")
  (#value-match? @hazard "^((postgres|mysql|mariadb|mongo|redis|rabbitmq|nginx|httpd|node|python|alpine|ubuntu|debian|busybox|traefik|elasticsearch)|[\\w-]+(\\.[\\w-]+)+(:\\d+)?/[\\w./-]+|[\\w-]+/[\\w-]+)$")
  (#not-match-at? @hazard "services" "\\bbuild:|\\bsail\\b|mailpit|mailhog|maildev"))

; In Kubernetes a bare name may be filled in by kustomize; these are known to exist as they stand.
((_ key: (_) value: (_) @image) @hazard
  (#at? @hazard "**.{containers,initContainers}.[].image")
  (#document-kind? @hazard "kubernetes")
  (#value-match? @hazard "^([^$@{]+:latest|(postgres|mysql|mariadb|mongo|redis|rabbitmq|nginx|httpd|node|python|alpine|ubuntu|debian|busybox|traefik|elasticsearch))$"))

; A chart's values: repository and tag stand apart.
((_ key: (_) value: (_) @image) @hazard
  (#at? @hazard "**.image.tag")
  (#value? @hazard "latest")
  (#match-at? @hazard "**.image.repository" "."))
