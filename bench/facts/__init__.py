"""Are the dated tables still true? `python -m bench.facts` asks the source of each row what it says
today, and tells of each row what it heard, or why it could not be reached. It changes nothing.

The tables: what has been switched off (checks/gone.toml), pairs that do not go together, variables
that platforms give. A person reads the answer and edits the table.
"""
