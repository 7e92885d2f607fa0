"""Fact books: one agency's facts for one period, read, typed and linked to their parents."""
