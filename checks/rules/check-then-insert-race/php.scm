; if (!User::where('mail', $mail)->exists()) { User::create(['mail' => $mail]); }
((scoped_call_expression scope: (name) @_model name: (name) @_put) @hazard
  (#eq? @_put "create")
  (#function-match? @_model "if \\(!{}::where\\([^;{]*->(exists|first|count)\\(\\)|if \\({}::where\\([^;{]*->exists\\(\\)\\) \\{\\s*(return|throw|abort)")
  (#not-function-match? @hazard "lockForUpdate|UniqueConstraint|QueryException|Cache::lock")
  (#not-function-head? @hazard "(?i)seed|run\\("))
