"""What a report shows, as data: sections, columns and groups, declared by `scorecard.yaml`.

In: the layout file of a project and its schema. Out: a `Layout`, or findings at their places.
Knows nothing of how it is shown.
"""
