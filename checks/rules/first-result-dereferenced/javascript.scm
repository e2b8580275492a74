; (await prisma.user.findUnique(…)).name
((member_expression object: (parenthesized_expression (await_expression (call_expression function: (member_expression property: (property_identifier) @_find)))) property: (_)) @hazard
  (#any-of? @_find "findUnique" "findFirst" "findOne" "findByPk" "findById")
  (#not-match? @hazard "\\?\\.\\w+$|rejectOnEmpty: *true")
  (#not-inside? @hazard "try"))
; rows[0].email, result.rows[0].email, right after a SELECT by a key.
((member_expression object: (subscript_expression object: [(identifier) @_rows (member_expression property: (property_identifier) @_rows)] index: (number) @_at) property: (_)) @hazard
  (#eq? @_rows "rows")
  (#eq? @_at "0")
  (#function-match? @hazard "(?i)select [^;]*\\bwhere\\b[^;]*= ?(\\$|\\?)")
  (#not-function-match? @hazard "(?i)count|sum\\(|max\\(|min\\(|avg\\(|exists|returning|rows\\.length|rows\\[0\\]\\)|rows\\[0\\]\\?|total|!rows"))
