"""A scene: what one clause tells of one event, and how it goes with what was told."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import EventType, PlaceMention
from geo.reports.group import Group
from geo.reports.harmed import Harmed
from geo.reports.kinds import best_kind
from geo.reports.lead import behind_lead
from geo.reports.lexicon import Form, Harm, Tag
from geo.reports.parties import Roles
from geo.reports.sentences import Sentence
from geo.reports.spots import Spot
from geo.reports.tokens import Token
from geo.reports.undone import SURVIVED
from geo.reports.when import When
from geo.reports.where import scene_of

_UNSURE: Final = frozenset(("unclear", "whether", "unknown whether"))
_NEW_EVENT: Final = frozenset(
    "another second third separate different similar previous earlier".split()
)
_A_TOTAL: Final = 30
_SEQUELS: Final = frozenset((EventType.AIR_STRIKE, EventType.SHELLING, EventType.RAID))
_ORDINALS: Final = frozenset("first second third fourth fifth".split())
_LEADS: Final = frozenset(("in", "during", "while", "and", "whereas", ",", ";"))
_COUNTED: Final = (Tag.NUMBER, Tag.AT_LEAST, Tag.ARTICLE, Tag.VAGUE)
_ONE_MORE: Final = frozenset(("another", "second"))
_APART: Final = frozenset(("separately", "elsewhere", "separate"))
_WOUNDS: Final = frozenset(("wounds", "injuries", "wounded", "injured"))
_DIED: Final = frozenset(("died", "succumbed", "dies", "succumbing"))
_PLACES: Final = frozenset("town village city area district neighbourhood neighborhood".split())
_ANSWERS: Final = (["retaliation"], ["response"], ["reprisal"])
_AGAIN: Final = frozenset(("it", "he", "they", "reports"))
_OPENERS: Final = frozenset(
    """earlier meanwhile simultaneously additionally separately elsewhere furthermore moreover
    likewise""".split()
)
_ADDED: Final = frozenset(("also", "too", "additional", "additionally", "later", "subsequently"))
_UPDATED: Final = frozenset("rose risen raised increased updated revised climbed".split())
_KILLINGS: Final = frozenset(("killings", "executions", "deaths", "killing"))
_HAPPENED: Final = frozenset(("occurred", "happened", "took"))


@dataclass(slots=True)
class Scene:
    """One clause's word on one event; ``start`` and ``end`` in the repaired text."""

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
    points: list[When] = field(init=False)
    """Dates that something happened on."""
    kind: EventType = field(init=False)
    counted: bool = field(init=False)
    """Whether a number of people is given."""
    hurt: bool = field(init=False)

    def __post_init__(self) -> None:
        self.kind = best_kind(self.kinds)
        said = [h for h in self.harmed if not h.none_said]
        self.hurt = bool(said)
        self.counted = any(h.count is not None for h in said)
        self.take_whens(self.whens)
        self.settle_place()

    def take_whens(self, whens: list[When]) -> None:
        self.whens = whens
        self.points = [w for w in whens if w.is_point]

    def settle_place(self) -> None:
        """Decides which of the spots is the scene; again after spots were added."""
        self.place, self.other_places = scene_of(self.spots, self.kind)

    @property
    def only_home(self) -> bool:
        """ "The blast also killed X, the commander of the forces of Palmyra": not where it was."""
        return any(s.home and s.mention is self.place for s in self.spots)

    @property
    def names_new_event(self) -> bool:
        """ "Separately", "in another attack", "earlier": the clause says that it tells of more."""
        tokens = self.tokens
        opens = bool(tokens) and tokens[0].low in _OPENERS
        lows = [t.low for t in tokens[:4]]
        if lows[:1] == ["meanwhile"] and self.definite and not (self.place or self.points):
            opens = False  # "Meanwhile the army fired rockets to foil the attack"
        if lows[:1] == ["meanwhile"] and self._others_hurt:
            opens = False  # "Meanwhile, four others were seriously wounded"
        if lows[:3] == ["in", "the", "meantime"] and self.acted and self.roles.attackers:
            return self.place is not None
        says = any(t.tag is Tag.OUTLET for t in tokens[1:5])  # "Moreover, the Observatory said"
        if lows[:1] == ["meanwhile"] and self.acted and self.place and self.roles.attackers:
            says = False
        if opens and not says and not {t.low for t in tokens[1:4]} & _AGAIN:
            return True
        if self.hurt and self.ordinal not in ("", "first"):
            return True
        if behind_lead(tokens) and (set(self.kinds) & _SEQUELS or self.one_more_hurt):
            return True  # "Hours after the attack, troops raided the village"
        if lows[:2] == ["in", "the same"] and any(w in _PLACES for w in lows[2:4]):
            return True
        reported = self.reported_when
        if self.acted and reported is not None and reported.shift_days < 0:
            return True  # "The Observatory reported a day earlier that ..."
        if lows[:4] == ["on", "the", "other", "hand"] or lows[:3] == ["in", "the", "context"]:
            return True
        if lows[:1] == ["also"] and lows[1:2] != [","] and self.place and self.kinds and self.hurt:
            return True  # "..., also six people were killed in air strikes on ..."
        if lows[:2] == ["also", ","] and self._acts_elsewhere:
            return True
        if lows[:1] in (["in"], ["on"]) and "context" in {t.low for t in tokens[2:5]}:
            return True  # "on the same context", "in a related context"
        if lows[:1] == ["in"] and lows[1:2] in _ANSWERS and self.place is not None:
            return True  # "In retaliation, warplanes struck ..."
        if self.words & _APART or lows == ["at", "the", "same", "time"]:
            return True
        return bool(self.words & _NEW_EVENT) and any(
            t.low in _NEW_EVENT and any(_is_event_noun(n) for n in tokens[i + 1 : i + 4])
            for i, t in enumerate(tokens)
        )

    @property
    def hurt_alone(self) -> bool:
        """Whether no number is as large as a running total's."""
        return all(h.count is None or h.count.min < _A_TOTAL for h in self.harmed)

    @property
    def one_more_hurt(self) -> bool:
        """ "Shortly after the ambush, a fourth soldier was killed by a mine"."""
        return self.hurt and any(t.tag is Tag.THING and t.trigger for t in self.tokens[-4:])

    @property
    def ordinal(self) -> str:
        """ "The first attack killed two", "in the second, ...": which of several this one is."""
        if self.words.isdisjoint(_ORDINALS):
            return ""
        begin = next((i for i, t in enumerate(self.tokens[:3]) if t.low not in _LEADS), 0)
        tokens = self.tokens[begin : begin + 4]
        lows = [t.low for t in tokens[:2]]
        if len(tokens) < 3 or lows[0] != "the" or lows[1] not in _ORDINALS:
            return ""
        token = tokens[2]
        if token.tag is Tag.CASUALTY:
            told = token.form is Form.ACTIVE or (tokens[3:4] and tokens[3].tag in _COUNTED)
            return lows[1] if told else ""  # and not "the second died": a man
        return lows[1] if token.low in (",", "one") or _is_event_noun(token) else ""

    @property
    def _acts_elsewhere(self) -> bool:
        """ "Also, on Monday at dawn, the group attacked posts in X": told of anew."""
        dated = any(t.tag is Tag.DATE for t in self.tokens[2:5])
        told = self.acted and not self.definite and bool(self.roles.attackers)
        return dated and told and self.place is not None

    @property
    def _others_hurt(self) -> bool:
        """More of those told of, and nothing else that would be new."""
        more = bool(self.harmed) and all(h.other for h in self.harmed)
        return more and not (self.place or self.points or self.roles.attackers)

    @property
    def one_more(self) -> bool:
        """ "Another car blew up", "a second bomb": on the same day, where none is said."""
        return bool(self.words & _ONE_MORE) and any(
            t.low in _ONE_MORE and self.tokens[i + 1].tag is Tag.THING
            for i, t in enumerate(self.tokens[:-1])
        )

    @property
    def says_when(self) -> bool:
        """ "The killings took place on Thursday": the day of what was told before."""
        lows = [t.low for t in self.tokens[:5]]
        event = lows[:1] == ["the"] and (_is_event_noun(self.tokens[1]) or lows[1] in _KILLINGS)
        happened = not _HAPPENED.isdisjoint(lows[2:]) and not self.counted
        return event and happened and bool(self.points)

    @property
    def one_like_it(self) -> bool:
        """ "Another one hit a patrol": what it was stands in the sentence before."""
        lows = [t.low for t in self.tokens[:8]]
        pairs = itertools.pairwise(lows)
        return any(a in _ONE_MORE and b == "one" for a, b in pairs)

    @property
    def apart(self) -> bool:
        """ "Separately", "in a separate attack": another event beyond doubt."""
        if self.words & _APART and (self.hurt or self.place is not None):
            return True
        others = self.tokens[0].low == "other" and any(map(_is_event_noun, self.tokens[1:3]))
        return others and self.place is not None  # "Other air strikes hit ..."

    @property
    def adds(self) -> bool:
        """ "Also", "another two": to those told of before."""
        first = next((h for h in self.harmed if not h.none_said), None)
        if first is None:
            return False
        near = self.tokens[max(0, first.at - 4) : first.at + 3]
        behind = [t.low for t in self.tokens[first.at + 1 : first.at + 3]]
        added = behind == ["as", "well"] or any(w in _ADDED for t in near for w in t.low.split())
        return first.other or added

    @property
    def dies_later(self) -> bool:
        """ "One of the wounded died", "succumbed to his wounds": of those hurt, told before."""
        if self.place is not None or not self.harmed:
            return False
        wounds = bool(self.words & _WOUNDS) and bool(self.words & _DIED)
        again = all(h.again for h in self.harmed)
        if again and (self.roles.attackers or self.roles.targets):
            again = False  # "IS ambushed a patrol and killed six of them": of the patrol
        return all(h.harm is Harm.KILLED and not h.none_said for h in self.harmed) and (
            wounds or again
        )

    @property
    def nobody_survived(self) -> bool:
        """ "None of the six on board survived"; in what stands in the sentence before."""
        dead = [h for h in self.harmed if h.harm is Harm.KILLED and not h.none_said]
        return bool(dead) and all(self.tokens[h.at].low in SURVIVED for h in dead)

    @property
    def some_die(self) -> bool:
        """ "Two more were wounded, one of whom died": beside those told to be dead before."""
        dead = [h for h in self.harmed if h.harm is Harm.KILLED]
        return bool(dead) and all(h.of_wounded for h in dead)

    @property
    def rises(self) -> bool:
        """ "The toll rose to five": newer than what was said before."""
        return bool(self.words & _UPDATED) and any(h.toll for h in self.harmed)

    @property
    def updates(self) -> bool:
        return bool(self.words & _UPDATED) or any(h.toll for h in self.harmed)

    @property
    def noted(self) -> bool:
        """ "Fatalities coded as 8, split over two days": what a data set enters for the event."""
        return bool(self.harmed) and not self.kinds and all(h.noted for h in self.harmed)

    @property
    def unsure(self) -> bool:
        """It asks who did it rather than saying so."""
        return bool(self.words & _UNSURE) and not self.hurt

    @property
    def opens_with_place(self) -> bool:
        return any(t.tag is Tag.PLACE for t in self.tokens[:3])

    @property
    def opens_with_date(self) -> bool:
        return any(t.tag is Tag.DATE for t in self.tokens[:2])

    @property
    def opens_on_another_day(self) -> bool:
        """ "The day before, 30 soldiers had been killed in ..."."""
        first = self.points[0] if self.points else None
        return self.opens_with_date and first is not None and first.shift_days != 0

    @property
    def gives_details(self) -> bool:
        """ "In the details, a motorcycle blew up in the market": more of what was just told."""
        lows = [t.low for t in self.tokens[:3]]
        return lows[0] == "in" and "details" in lows and not self.definite


def _is_event_noun(token: Token) -> bool:
    if token.tag is Tag.CASUALTY:
        return False  # "one was killed and a second captured": a second man
    return token.trigger is not None or token.low in ("incident", "incidents", "operation", "case")
