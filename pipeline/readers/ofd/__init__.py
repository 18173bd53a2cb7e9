"""OFD (GB/T 33190): text objects with their geometry, repaired by the layout code that the PDF reader uses."""

from pipeline.readers.ofd.read import read

__all__ = ["read"]
