"""The finite space of a table's cases: what its columns cut apart, and what boxes cover of it.

In: inputs and rows in the closed form of `assay.plan.table`. Out: boxes of regions, samples of
them, and what is left uncovered. Exact; a search that takes too long raises `TooLarge`.
"""
