"""The proofs of tables, levels and scales, each with the findings that tell of it."""
