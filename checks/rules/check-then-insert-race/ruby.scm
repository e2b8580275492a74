; User.create!(mail: mail) unless User.exists?(mail: mail)
((call receiver: (constant) @_model method: (identifier) @_put) @hazard
  (#any-of? @_put "create" "create!")
  (#function-match? @_model "(unless|if !) ?{}\\.(exists\\?|find_by|where)|if {}\\.[^\\n]*\\.(nil|empty|none)\\?|return[^\\n]* if {}\\.exists\\?")
  (#not-function-match? @hazard "RecordNotUnique|\\block\\b|order\\(")
  (#not-function-head? @hazard "(?i)seed|setup|default"))
