"""`/touchline …` in the conversation: one file a command, with its help inside; none is registered.

A module here that is no helper is a command of its name. It has
`USAGE`, `HELP`, `WHO`: what to write, what it does and who may, for people; and
`read(rest, known) -> Command`: pure, raises `MistakeError` with a remedy for the person.
A `Command` is what `read` made of the words, with `run(desk) -> Reply`.
"""
