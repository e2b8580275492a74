; rm -rf "$DIR/" and "$DIR"/*, of a variable that the file itself gives no value.
((command
    name: (command_name) @_rm
    argument: [
      (string [(simple_expansion (variable_name) @variable) (expansion . (variable_name) @variable .)])
      (concatenation [(simple_expansion (variable_name) @variable) (expansion . (variable_name) @variable .)])
      (concatenation (string [(simple_expansion (variable_name) @variable) (expansion . (variable_name) @variable .)]))] @_target) @hazard
  (#eq? @_rm "rm")
  (#match? @hazard "\\s-\\w*[rR]")
  (#match? @_target "^\"?\\$\\{?\\w+\\}?\"?/(\\*)?\"?$")
  (#not-mentioned? @variable "\\b{}=|\\bfor {} in|\\bread .*\\b{}\\b|-[nzd] [\"']?\\$\\{?{}\\b|\\$\\{{}:\\?")
  (#not-mentioned? @variable "set -\\w*u|nounset"))
