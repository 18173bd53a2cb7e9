"""Who answers for a task, as printed: brackets, lines and sentences that name bodies with their roles."""

from extractors.attribution.brackets import attribution_starts, find_brackets, is_attribution
from extractors.attribution.headings import find_heading
from extractors.attribution.lines import find_lines, is_label, is_list, looks_like
from extractors.attribution.prose import find_prose
from extractors.attribution.reading import read_cell
from extractors.attribution.records import Attribution, Entry, Reading
from extractors.attribution.roles import conventions, resolve

__all__ = [
    "Attribution",
    "Entry",
    "Reading",
    "attribution_starts",
    "conventions",
    "find_brackets",
    "find_heading",
    "find_lines",
    "find_prose",
    "is_attribution",
    "is_label",
    "is_list",
    "looks_like",
    "read_cell",
    "resolve",
]
