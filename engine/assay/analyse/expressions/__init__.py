"""What expressions may come to, before any fact is read: amounts, members, truths, nulls.

In: a plan and the schema. Out: `Possible`, which answers for an expression, and `Reach`, which
cases of some inputs can happen where a rule applies. What is said to be impossible is so.
"""
