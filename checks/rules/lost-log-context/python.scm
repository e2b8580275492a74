; except Exception as e: logger.error("failed"), and no more
((except_clause (block . (call function: (attribute object: (_) @_log attribute: (identifier) @_level) arguments: (argument_list) @_given) @hazard) @_handled) @_clause
  (#match? @_clause "^except( (Base)?Exception( as \\w+)?)?:")
  (#match? @_log "(?i)^(self\\.)?_?(log|logger|logging)$")
  (#eq? @_level "error")
  (#not-match? @_given "exc_info|format_exc|%r|!r|repr\\(|stack")
  (#not-match? @_handled "\\braise\\b|traceback|capture_exception|print_exc"))
