(lock_statement (object_creation_expression)) @hazard
