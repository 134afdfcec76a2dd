"""Starts the oracle in an isolated interpreter, which looks for modules nowhere but here."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from serve import main

main()
