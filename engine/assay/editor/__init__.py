"""JSON Schemas for editors: what completion and hover need while somebody writes YAML.

In: a project's fact schema and its rules. Out: a JSON Schema for each sort of file the project
has, with the project's own kinds, fields and names in it, as text to be written beside them.
Knows nothing of evaluation. An editor's check is a first look at the shape; `assay` has the last
word on every file.
"""

from assay.editor.files import schema_files

__all__ = ["schema_files"]
