"""The files of a rule that was just begun. They load and their example holds, so that a person
starts from something that works and changes one thing at a time."""

_TOML = '''\
title    = "TODO: the hazard in a few words, not the cure"
family   = "network"
answers  = []
severity = "notice"           # blocker | warning | notice
message  = "TODO: what goes wrong with `{callee}`: what to do."
why = """TODO: what happens in production, and to whom."""
'''

_SCM = """\
; TODO: what is matched, and why it is a hazard. Every word that may stand here, with one sentence
; each, is in checks/vocabulary.toml.
((call function: (_) @callee) @hazard
  (#resolves? @callee "todo.replace_me"))
"""

_MD = """\
## TODO: the plain case

```python bad
import todo

todo.replace_me()  # hazard
```

## TODO: what looks like it and is fine

```python good
import other

other.replace_me()
```
"""

TEMPLATE = {"rule.toml": _TOML, "python.scm": _SCM, "python.md": _MD}
