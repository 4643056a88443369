"""An incident while its scenes are gathered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from geo.model import EventType, Party, PlaceMention
from geo.reports.dates.when import When
from geo.reports.scenes.casualties import Sum
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import Harm

_BLOOD: Final = (Harm.KILLED, Harm.WOUNDED, Harm.ANY)


@dataclass(slots=True)
class Word:
    """One source's word: its counts and the sentence that gives them."""

    source: str | None
    start: int
    end: int
    killed: Sum = field(default_factory=Sum)
    wounded: Sum = field(default_factory=Sum)


@dataclass(slots=True)
class Draft:
    """An incident while its scenes are gathered."""

    scenes: list[Scene]
    words: list[Word]
    kinds: list[EventType]
    place: PlaceMention | None
    other_places: list[PlaceMention]
    when: When | None
    soft_when: bool
    attackers: list[Party] = field(default_factory=list)
    victims: list[Party] = field(default_factory=list)
    sides: list[Party] = field(default_factory=list)
    block: int = -1
    loosely: bool = False
    """Its place is one named along the way, until a sentence says where it happened."""

    @property
    def first_date(self) -> dt.date | None:
        return self.when.first if self.when else None

    @property
    def casualties_known(self) -> bool:
        """Whether anybody gives a number of killed or wounded."""
        for word in self.words:
            if word.killed.total is not None or word.wounded.total is not None:
                return True
        return False

    @property
    def hurt(self) -> bool:
        """Whether anybody is told to be harmed."""
        return any(s.hurt for s in self.scenes)

    @property
    def bloody(self) -> bool:
        """Whether people were killed or wounded, by a number or without one."""
        for scene in self.scenes:
            for harm in scene.harmed:
                if harm.harm in _BLOOD and not harm.none_said:
                    return True
        for word in self.words:
            for told in (word.killed.total, word.wounded.total):
                if told is not None and told.max != 0:
                    return True
        return False
