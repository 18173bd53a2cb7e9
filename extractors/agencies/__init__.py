"""The names of bodies: splits a list of them as printed, tells a name from a sentence, and gives each its kind."""

from extractors.agencies.lists import MARKS, Name, split_list
from extractors.agencies.names import ends_of_names, is_body, is_official, is_place, kind_of
from extractors.agencies.roster import Roster, canonical

__all__ = ["MARKS", "Name", "Roster", "canonical", "ends_of_names", "is_body", "is_official", "is_place", "kind_of", "split_list"]
