"""Values and their types: what facts hold, expressions compute and outcomes are.

In: nothing. Out: `Type`, `Value`, `Null` with its causes, decimals, texts in two languages.
Knows nothing of files, facts, rules or expressions.
"""
