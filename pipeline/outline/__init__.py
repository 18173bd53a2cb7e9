"""Document to Outline: the tree of 一、 （一） 1. （1） ①, chapters, boxes and annexes."""

from pipeline.outline.build import build_outline

__all__ = ["build_outline"]
