"""The schema of facts: which kinds there are, their fields, types and members."""
