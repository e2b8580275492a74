; product.stock -= quantity, then commit() or save(): read, changed and written back.
([(augmented_assignment left: (attribute object: (identifier) @_row attribute: (identifier) @field))
  (assignment
    left: (attribute object: (identifier) @_row attribute: (identifier) @field)
    right: (binary_operator left: (attribute object: (identifier) @_row attribute: (identifier))))] @hazard
  (#match? @field "(?i)(stock|balance|quantity|qty|credits?|seats|available|inventory|points|count|remaining|amount|likes|votes|views|usage|tokens)(_\\w+)?$")
  (#function-match? @_row "\\b{} = .*(\\.get\\(|\\.first\\(|\\.one\\(|\\.one_or_none\\(|scalar_one|\\.scalar\\(|find_one|get_object_or_404)")
  (#function-match? @_row "\\b{}\\.save\\(|commit\\(")
  (#not-function-match? @hazard "(?i)for_update|locked|\\block\\b|\\bF\\(|version|isolation|serializable|acquire"))
