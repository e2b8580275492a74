; A variable of the package that a function adds to and that nothing in the file takes from.
((assignment_statement left: (expression_list (index_expression operand: (identifier) @name))) @hazard
  (#match? @name "(?i)(cache|seen|visited|memo)$")
  (#mentioned? @name "(?m)^(var |\\t){} *=? *(map\\[|make\\(map)")
  (#not-function-head? @hazard "^func init\\(")
  (#not-mentioned? @name "delete\\({},|len\\({}\\)"))
