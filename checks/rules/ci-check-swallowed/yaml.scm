; A test, lint, type check or build whose failure is turned into success on its own line.
; Output that is kept (`>`, `|`, `$(…)`) is read by somebody: not this rule's matter.
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "**.steps.[].{run,script,bash}" "**.steps.[].run.command")
  (#match? @evidence.script "(?m)^[^#\\n]*(\\b(npm|pnpm|yarn|bun|run|go|cargo|dotnet|mvn|mvnw|gradlew|make|rails|artisan)\\s+(-\\S+\\s+)*(test|lint|type-?check|build|vet|check|verify|clippy)\\b|\\b(pytest|jest|vitest|eslint|mypy|tsc|phpunit|rspec|golangci-lint|ruff|flake8|pylint|tox|nox)\\s)[^\\n|>)#]*(\\|\\|\\s*(true|:|exit 0|echo\\b[^\\n)]*)|;\\s*(true|exit 0))\\s*(['\"]\\s*)?$")
  (#not-match-at? @hazard "jobs.*.steps" "test-reporter|junit-report|unit-test-result"))

; The shell is told to go on, and nobody looks at what came back.
((_ key: (_) value: (block_node (block_scalar) @evidence.script)) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "(?m)^\\s*set \\+e")
  (#match? @evidence.script "(?m)\\b(npm|pnpm|yarn|run|go|cargo|dotnet|mvn|gradlew|make)\\s+(test|lint|type-?check|build|verify)\\b|\\b(pytest|jest|eslint|mypy|tsc|phpunit|rspec)\\s")
  (#not-match? @evidence.script "\\$\\?|PIPESTATUS|set -e|exit \\S"))

; GitLab keeps the lines of a job's script in a list.
((flow_node) @hazard
  (#path? @hazard "gitlab-ci")
  (#at? @hazard "*.{script,before_script}.[]")
  (#match? @hazard "(\\b(npm|pnpm|yarn|run|go|cargo|dotnet|mvn|gradlew|make)\\s+(test|lint|type-?check|build|verify)\\b|\\b(pytest|jest|eslint|mypy|tsc|phpunit|rspec)\\s)[^|>)#]*(\\|\\|\\s*(true|exit 0|echo\\b.*)|;\\s*exit 0)\\s*['\"]?$"))
((_ key: (_)) @hazard
  (#path? @hazard "gitlab-ci")
  (#at? @hazard "*.allow_failure")
  (#value? @hazard "true")
  (#match-at? @hazard "*.script" "(?m)\\b(npm|pnpm|yarn|run|go|cargo|dotnet|mvn|gradlew|make)\\s+(test|lint|type-?check|build|verify)\\b|\\b(pytest|jest|eslint|mypy|tsc|phpunit|rspec)(\\s|['\"]?$)")
  (#not-match-at? @hazard "*.when" "manual"))

; continue-on-error. What only some of a matrix may fail is an expression, not `true`; an outcome
; that a later step looks at is not lost.
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].continue-on-error")
  (#value? @hazard "true")
  (#match-at? @hazard "jobs.*.steps.[].run" "(?m)\\b(npm|pnpm|yarn|run|go|cargo|dotnet|mvn|gradlew|make)\\s+(test|lint|type-?check|build|verify)\\b|\\b(pytest|jest|eslint|mypy|tsc|phpunit|rspec)(\\s|['\"]?$)")
  (#not-match-at? @hazard "jobs.*.steps.[].run" "(?i)fix|sarif|(?m)\\S.*[|>]")
  (#not-match-at? @hazard "jobs.*.steps.[].if" "matrix")
  (#not-match-at? @hazard "jobs.*" "\\.outcome|(?i)experimental|nightly|autofix|test-reporter|junit-report|unit-test-result"))
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.continue-on-error")
  (#value? @hazard "true")
  (#match-at? @hazard "jobs.*.steps" "(?m)\\b(npm|pnpm|yarn|run|go|cargo|dotnet|mvn|gradlew|make)\\s+(test|lint|type-?check|build|verify)\\b|\\b(pytest|jest|eslint|mypy|tsc|phpunit|rspec)(\\s|['\"]?$)")
  (#not-match-at? @hazard "" "\\.result|(?i)experimental|nightly"))
