"""What each finding code means, with an example that raises it and one that does not.

In: one YAML file a code, in a folder an area. Out: `Code` values, for the page of codes, for
reports that explain a code, and for editors. Nothing else of the engine is known here, and no
part of a normal run reads it.
"""

from assay.codes.catalogue import AREAS, Code, catalogue, sound_project
from assay.codes.example import Example, Mark

__all__ = ["AREAS", "Code", "Example", "Mark", "catalogue", "sound_project"]
