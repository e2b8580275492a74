; Only where requests are answered: at the start of a program nobody waits.
((call_expression function: (_) @callee) @hazard
  (#resolves? @callee
    "fs.{readFileSync,writeFileSync}"
    "child_process.{execSync,execFileSync,spawnSync}"
    "crypto.{pbkdf2Sync,scryptSync}"
    "{bcrypt,bcryptjs}.{hashSync,compareSync}")
  (#inside? @hazard "handler"))

; A password's hash takes a tenth of a second by design; in async code somebody wants the twin.
((call_expression function: (_) @callee) @hazard
  (#resolves? @callee
    "crypto.{pbkdf2Sync,scryptSync}"
    "{bcrypt,bcryptjs}.{hashSync,compareSync}")
  (#inside? @hazard "async"))
