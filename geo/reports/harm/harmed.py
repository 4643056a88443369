"""People that a casualty word speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.model import CountRange, Party
from geo.reports.people.group import Group
from geo.reports.vocabulary.lexicon import Harm


@dataclass(slots=True)
class Harmed:
    """People that a casualty word speaks of; ``at`` is the word's token number.

    ``count`` None: some, nobody says how many. ``parts``: named subsets, never added to it.
    ``toll``: a total that replaces what was said before. ``shared``: "killed and wounded 80".
    """

    harm: Harm
    count: CountRange | None
    party: Party | None
    at: int
    group: Group | None = None
    explicit: bool = False
    generic: bool = False
    other: bool = False
    toll: bool = False
    shared: bool = False
    none_said: bool = False
    pronoun: bool = False
    again: bool = False
    """Of those told before: "one of them", "his body"."""
    noted: bool = False
    """As a data set enters it: "fatalities coded as 4"."""
    of_wounded: bool = False
    """Of those told to be wounded: "one of whom died"."""
    mixed_with: Party | None = None
    """The other side of "20 soldiers and gunmen", where nobody says how many of each."""
    parts: list[tuple[Party, CountRange]] = field(default_factory=list)
    civilians: CountRange | None = None
    """So many of them are called civilians ("57 people, including 21 civilians"), the rest not."""
