((requirement (package) @package) @hazard
  (#gone? @package "pypi"))
