"""Explanations: rules in sentences, figures as waterfalls, broken sums and what mends them."""
