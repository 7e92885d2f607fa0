"""Reports: an evaluation for a reader or a program, a trace as a tree, wrong input as a list.

In: an `Evaluation`, a `Trace` or findings. Out: text, one module a format:

- `json_report`: the whole evaluation for a program;
- `layout`: which facts and outcomes a scorecard shows, as data;
- `terminal.scorecard`: the evaluation at a glance, laid out by `layout`;
- `terminal.explanation`: how an outcome came about;
- `terminal.complaints`: what is wrong with an input, with the lines that are.

Knows nothing of how an evaluation is made. Nothing is imported here, since the terminal's
library is not needed where JSON is written.
"""
