((env_instruction (env_pair name: (_) @_name value: (_) @_value)) @hazard
  (#any-of? @_name "NODE_ENV" "FLASK_ENV" "RAILS_ENV" "ASPNETCORE_ENVIRONMENT" "APP_ENV")
  (#match? @_value "(?i)^[\"']?(development|dev|local)[\"']?$")
  (#inside? @hazard "last-stage")
  (#severity! "warning"))
((env_instruction (env_pair name: (_) @_name value: (_) @_value)) @hazard
  (#any-of? @_name "FLASK_DEBUG" "APP_DEBUG" "DJANGO_DEBUG")
  (#match? @_value "(?i)^[\"']?(1|true)[\"']?$")
  (#inside? @hazard "last-stage"))
