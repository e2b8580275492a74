"""What is fuzzed: one module a reader of foreign data.

Each has `INPUTS` (a hypothesis strategy of plain data), `hold(input)`, which raises where what must
always hold does not, and `SHARE`: of a hundred inputs of a long run, how many are its own. Nothing
registers a target; its module's name is its name.
"""
