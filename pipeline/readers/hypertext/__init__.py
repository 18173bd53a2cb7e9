"""HTML put to lines and tables: what the readers of web pages, Markdown and mail share."""

from pipeline.readers.hypertext.article import find_article
from pipeline.readers.hypertext.blocks import blocks
from pipeline.readers.hypertext.card import read_card
from pipeline.readers.hypertext.page import parse, sniffed_charset

__all__ = ["blocks", "find_article", "parse", "read_card", "sniffed_charset"]
