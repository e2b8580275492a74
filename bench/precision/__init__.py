"""How often the catalogue is right, on changes that nobody here wrote.

    python -m bench.precision collect CLONES > findings.jsonl  what the rules say of changes
    python -m bench.precision sample findings.jsonl --each 20  which of it is to be judged
    python -m bench.precision show CLONES sample.jsonl         the same with the code around it
    python -m bench.precision totals findings.jsonl [--write]  what the table of verdicts comes to

`collect --whole` also reads every line of each pinned tree (rows of kind `tree`), for rules that
the last commits seldom meet; with `--commits 0` that alone.

CLONES holds a clone of each repository of `repositories.toml` as OWNER+NAME/repo or OWNER/NAME.
Verdicts stand in `verdicts.csv`: a finding is right only if two readers, who did not see each
other's word, both call it right. None of the code is kept here.
"""
