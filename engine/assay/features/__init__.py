"""Features: Gherkin scenarios run, what they cover, how they begin, and what they would miss."""
