"""A scene: what one clause tells of one event, and how it goes with what was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import EventType, PlaceMention
from geo.reports.dates.when import When
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.undone import SURVIVED
from geo.reports.people.group import Group
from geo.reports.sides.parties import Roles
from geo.reports.spots.choice import scene_of
from geo.reports.spots.spot import Spot
from geo.reports.text.sentences import Sentence
from geo.reports.vocabulary.kinds import best_kind
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_UNSURE: Final = frozenset(("unclear", "whether", "unknown whether"))
_A_TOTAL: Final = 30
_WOUNDS: Final = frozenset(("wounds", "injuries", "wounded", "injured"))
_KIN: Final = frozenset(
    "husband wife father mother son daughter brother sister uncle cousin driver".split()
)
_DIED: Final = frozenset(("died", "succumbed", "dies", "succumbing"))
_OPENERS: Final = frozenset(("and", "but", "the"))
_SINCE: Final = frozenset(("since", "meanwhile"))
_OF_THEM: Final = frozenset(("of", "them", "whom", "of them"))
_OF_TWO: Final = frozenset("one elder younger older eldest youngest latter".split())
_ADDED: Final = frozenset(("also", "too", "additional", "additionally", "later", "subsequently"))
_UPDATED: Final = frozenset("rose risen raised increased updated revised climbed".split())


@dataclass(slots=True, eq=False)
class Scene:
    """One clause's word on one event; ``start`` and ``end`` in the repaired text. Equal to itself
    alone."""

    start: int
    end: int
    sentence: Sentence
    tokens: Sequence[Token]
    kinds: list[EventType]
    harmed: list[Harmed]
    whens: list[When]
    spots: list[Spot]
    roles: Roles
    source: str | None
    groups: list[Group] = field(default_factory=list)
    definite: bool = False
    indefinite: bool = False
    acted: bool = False
    reported_when: When | None = None
    event_whens: list[When] = field(default_factory=list)
    """Dates that an event is named by: "Sunday's attack"."""
    words: frozenset[str] = frozenset()
    place: PlaceMention | None = None
    other_places: tuple[PlaceMention, ...] = ()
    lows: list[str] = field(default_factory=list)
    """The tokens in lower case: asked for again and again, so made once, here if none are given."""
    said: str = field(init=False)
    """The same as one line."""
    points: list[When] = field(init=False)
    """Dates that something happened on."""
    kind: EventType = field(init=False)
    counted: bool = field(init=False)
    """Whether a number of people is given."""
    hurt: bool = field(init=False)
    opens_with_date: bool = field(init=False)
    recalled: bool = False
    """Whether it is an earlier event, told in a sentence on another."""
    tolls: bool = field(init=False)
    """Whether a total is told that replaces what was said before."""

    def __post_init__(self) -> None:
        if not self.lows:
            self.lows = [t.low for t in self.tokens]
        self.said = " ".join(self.lows)
        self.opens_with_date = Tag.DATE in [t.tag for t in self.tokens[:2]]
        self.kind = best_kind(self.kinds)
        self.hurt = self.counted = self.tolls = False
        for harm in self.harmed:
            self._heed(harm)
        self.take_whens(self.whens)
        self.settle_place()

    def take_whens(self, whens: list[When]) -> None:
        """Takes other dates for its own."""
        self.whens = whens
        self.points = [w for w in whens if w.is_point]

    def add_harm(self, harm: Harmed) -> None:
        """Keeps what is told of somebody beside those counted here."""
        self.harmed.append(harm)
        self._heed(harm)

    def _heed(self, harm: Harmed) -> None:
        told = not harm.none_said
        self.hurt = self.hurt or told
        self.counted = self.counted or (told and harm.count is not None)
        self.tolls = self.tolls or harm.toll

    def settle_place(self) -> None:
        """Decides which of the spots is the scene; again after spots were added."""
        self.place, self.other_places = scene_of(self.spots, self.kind)

    @property
    def only_home(self) -> bool:
        """ "The blast also killed X, the commander of the forces of Palmyra": not where it was."""
        for spot in self.spots:  # noqa: SIM110, here and below: half the time of any(...)
            if spot.home and spot.mention is self.place:
                return True
        return False

    @property
    def hurt_alone(self) -> bool:
        """Whether no number is as large as a running total's."""
        for harm in self.harmed:
            if harm.count is not None and harm.count.min >= _A_TOTAL:
                return False
        return True

    @property
    def names_deed(self) -> bool:
        """Whether it tells of more than people killed or hurt."""
        return any(t.trigger is not None and t.tag is not Tag.CASUALTY for t in self.tokens)

    @property
    def adds(self) -> bool:
        """ "Also", "another two": to those told of before."""
        first = next((h for h in self.harmed if not h.none_said), None)
        if first is None:
            return False
        if first.other or self.lows[first.at + 1 : first.at + 3] == ["as", "well"]:
            return True
        begins = first.at
        if first.group is not None and self.tokens[first.at].form is Form.ADJECTIVE:
            begins = min(begins, first.group.first)  # "also left two men dead"
        near = " ".join(self.lows[max(0, begins - 4) : first.at + 3]).split()
        if self._says_later:
            near = [low for low in near if low != "later"]
        return not _ADDED.isdisjoint(near)

    @property
    def _says_later(self) -> bool:
        """ "SOHR later had 19 dead": its newer count, beside nobody."""
        opens = [t for t in self.tokens[:4] if t.tag not in (Tag.PUNCT, Tag.DET)]
        return len(opens) > 1 and opens[0].tag is Tag.OUTLET and opens[1].low == "later"

    @property
    def dies_later(self) -> bool:
        """ "One of the wounded died", "succumbed to his wounds": of those hurt, told before."""
        if self.place is not None or not self.harmed:
            return False
        dead = [h for h in self.harmed if h.harm is Harm.KILLED and not h.none_said]
        rest = [h for h in self.harmed if h not in dead]  # "eight of the 24 wounded died": 16
        if not all(h.harm is Harm.WOUNDED and h.at in [d.at for d in dead] for h in rest):
            return False
        if not self.words.isdisjoint(_DIED) and (
            not self.words.isdisjoint(_WOUNDS)
            or self._kin_dies_in_hospital
            or self._some_die_in_hospital
        ):
            return True
        known = self.roles.attackers or self.roles.targets
        # "IS ambushed a patrol and killed six of them": of the patrol
        return not known and all(h.again for h in dead)

    @property
    def _some_die_in_hospital(self) -> bool:
        """ "Two were wounded; one died in hospital on Tuesday", "one of them has since died"."""
        opens = [t for t in self.tokens[:7] if t.tag is not Tag.PUNCT and t.low not in _OPENERS]
        since = any(t.low in _SINCE for t in opens)
        if since:
            opens = [t for t in opens if t.tag is not Tag.HAVE and t.low not in _SINCE | _OF_THEM]
        some = len(opens) > 1 and (opens[0].tag is Tag.NUMBER or opens[0].low in _OF_TWO)
        some = some and opens[1].low in _DIED  # "two workers died on the spot": they were hit
        return some and (since or "hospital" in self.words) and not self.kinds

    @property
    def _kin_dies_in_hospital(self) -> bool:
        """ "Killed a woman and her two children; the husband died in hospital today"."""
        lows = [t.low for t in self.tokens[:3] if t.tag is not Tag.PUNCT]
        kin = lows[:1] in (["the"], ["his"], ["her"], ["their"]) and lows[1:2] and lows[1] in _KIN
        return bool(kin) and "hospital" in self.words

    def take_kinds(self, kinds: Sequence[EventType]) -> None:
        """Takes the kinds of the event told before, which this one is said to be like."""
        self.kinds = list(kinds)
        self.kind = best_kind(self.kinds)

    @property
    def nobody_survived(self) -> bool:
        """ "None of the six on board survived"; in what stands in the sentence before."""
        dead = [h for h in self.harmed if h.harm is Harm.KILLED and not h.none_said]
        verbs = [self.tokens[h.at].low for h in dead if h.at < len(self.tokens)]
        return len(verbs) == len(dead) > 0 and SURVIVED.issuperset(verbs)

    @property
    def some_die(self) -> bool:
        """ "Two more were wounded, one of whom died": beside those told to be dead before."""
        dead = [h for h in self.harmed if h.harm is Harm.KILLED]
        return bool(dead) and all(h.of_wounded for h in dead)

    @property
    def rises(self) -> bool:
        """ "The toll rose to five": newer than what was said before."""
        return self.tolls and not self.words.isdisjoint(_UPDATED)

    @property
    def updates(self) -> bool:
        """Whether it gives a newer number of what was told: "has risen to 15"."""
        return self.tolls or not self.words.isdisjoint(_UPDATED)

    @property
    def noted(self) -> bool:
        """ "Fatalities coded as 8, split over two days": what a data set enters for the event."""
        return bool(self.harmed) and not self.kinds and all(h.noted for h in self.harmed)

    @property
    def unsure(self) -> bool:
        """It asks who did it rather than saying so."""
        return not (self.hurt or self.words.isdisjoint(_UNSURE))

    @property
    def opens_with_place(self) -> bool:
        """Whether a place is among its first three units."""
        return Tag.PLACE in [t.tag for t in self.tokens[:3]]

    @property
    def opens_on_another_day(self) -> bool:
        """ "The day before, 30 soldiers had been killed in ..."."""
        first = self.points[0] if self.points else None
        return self.opens_with_date and first is not None and first.shift_days != 0
