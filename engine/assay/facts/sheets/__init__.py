"""Facts in workbooks: which sheet and heading means which kind and field, and what a cell says."""
