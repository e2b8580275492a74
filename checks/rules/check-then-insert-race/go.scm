; db.First(&user, …) finds nothing, then db.Create(&user)
((call_expression function: (selector_expression field: (_) @_put) arguments: (argument_list . (_) @_what)) @hazard
  (#eq? @_put "Create")
  (#match? @_what "^&")
  (#function-match? @hazard "ErrRecordNotFound")
  (#not-function-match? @hazard "OnConflict|ErrDuplicatedKey|(?i)locking")
  (#not-function-head? @hazard "(?i)seed|init|ensure"))
; SELECT finds nothing, then INSERT
((call_expression function: (selector_expression field: (_) @_put) arguments: (argument_list) @_what) @hazard
  (#any-of? @_put "Exec" "ExecContext")
  (#match? @_what "(?i)[\"`]\\s*insert into")
  (#function-match? @hazard "ErrNoRows")
  (#not-match? @_what "(?i)on conflict|ignore|on duplicate")
  (#not-function-match? @hazard "(?i)for update|23505|LevelSerializable")
  (#not-function-head? @hazard "(?i)seed|init|ensure"))
