"""`python -m engine.cli`, where the command `assay` is not on the path."""

from engine.cli import main

main()
