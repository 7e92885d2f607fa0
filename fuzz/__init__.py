"""Bad input on purpose: whatever a file holds, the engine answers with findings or an evaluation.

`make fuzz` alters the files of three projects (this folder's, the hospital of the tests, the one
that is shipped) and puts each to the engine as a user does; so it does with workbooks spoiled by
bytes and by parts, and with command lines of every sort; atheris writes expressions and cells for
the language. `tests/fuzz` does a little of the same in `make test`. What an answer must be
like is said in `fuzz.answers`.
"""
