"""The running totals of a report, and sums of the events that it tells."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import DatePrecision, EventType, Party
from geo.reports.clauses.clauses import RAISING
from geo.reports.dates.when import Use, When
from geo.reports.events.covers import dated, events_in, is_perfect, sums_up, towns_in
from geo.reports.events.draft import Draft
from geo.reports.events.running import (
    Running,
    add_parts,
    begin,
    compares_periods,
    continues,
    some_of_them,
)
from geo.reports.events.tallies import is_tally
from geo.reports.scenes.casualties import sum_of
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.telling import says_who_died
from geo.reports.scenes.timing import date_of
from geo.reports.sides.parties import known_sides
from geo.reports.spots.nearness import is_wide
from geo.reports.text.layout import Role
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import has_pair

_NUMBERS: Final = frozenset(("number", "figure", "toll", "count"))
_PAIR: Final = 2
_MOST_PARTS: Final = 9
_PARTS_OF_DAYS: Final = 3
_NEAR: Final = 2
_FAR_MORE: Final = 10
_VERY_MANY: Final = 50
_OTHER_DEEDS: Final = (EventType.AIR_STRIKE, EventType.RAID, EventType.TROOP_MOVEMENT)
"""What the side that is attacked does itself."""
_SOME: Final = frozenset("two three four five six seven several".split())
_LATE: Final = frozenset(("wounds", "injuries", "succumbed", "more"))
_HURT: Final = frozenset(("wounded", "injured"))
_RUNNING: Final = frozenset("since total documented statistics so far year month".split())
_SUMS: Final = frozenset("has have had since total toll documented statistics so".split())


@dataclass(slots=True)
class Totals:
    """The running totals while a report is read."""

    published: dt.date | None
    tallies: list[Running] = field(default_factory=list)
    open: Running | None = None
    """The one that the next sentences may name parts of."""
    _block: int = -1
    _whole: Scene | None = None
    """The last sum of a few events; what is told behind it happened on its day."""
    _parts_left: int = 0
    _parts_block: int = -1
    """The paragraph of the sum, or of the last of its events."""

    def takes_part(self, scene: Scene) -> bool:
        """Takes in the parts of a total told before, where a scene names them."""
        if _is_last_of_these(scene):
            return False
        if self._is_part(scene) and scene.place is not None:
            spot = scene.counted and not is_wide(scene.place.match)
            if scene.kinds or spot:
                return False  # "four of them died when a convoy was attacked in X": of the events
        bullet = scene.sentence.role is Role.BULLET
        same_period = "period" in scene.words and not compares_periods(scene)
        own = bool(scene.whens) and any(w.use in (Use.SINCE, Use.YEAR) for w in scene.whens)
        same = same_period and "same" in scene.words and not (own or dated(scene))
        if same and self.tallies and scene.hurt:
            add_parts(scene, self.open or self.tallies[-1])
            return True
        if own and scene.tokens[0].low == "since":
            return False  # "since 2019, 1,488 have died": a total of its own
        undated = not scene.points or (same_period and not dated(scene)) or some_of_them(scene)
        if self.open is not None and undated and not scene.noted:
            adjacent = scene.sentence.block - self._block <= 1 or bullet
            if continues(scene, self.open, bullet=bullet, adjacent=adjacent):
                add_parts(scene, self.open)
                self._block = scene.sentence.block
                return True
        return False

    def begins(self, scene: Scene, last: Draft | None) -> bool:
        """Begins a total, where a scene gives one."""
        if not (is_tally(scene) or self._counts_it_too(scene) or _totals_up(scene, last)):
            return False
        if says_who_died(scene) or _another_word(scene, last):
            return False
        self.open = begin(scene, self.published)
        self.tallies.append(self.open)
        self._block = scene.sentence.block
        self._note_sum(scene)
        return True

    def take_sum(self, scene: Scene) -> None:
        """Takes in the sum of events that are told one by one behind it."""
        self.tallies.append(begin(scene, self.published))

    def _note_sum(self, scene: Scene) -> None:
        """Expects the events of "17 were killed on Monday in three attacks" behind it."""
        events = max(events_in(scene) or 0, towns_in(scene))
        if not events and sums_up(scene) and (dead := sum_of(scene, Harm.KILLED).total):
            events = min(dead.min, _MOST_PARTS)  # "four were killed in separate attacks"
        one_day = events == _PAIR or (dated(scene) and not _over_days(scene))
        self._parts_left = events if one_day and _PAIR <= events <= _MOST_PARTS else 0
        if not self._parts_left and is_of_days(scene):
            self._parts_left = _PARTS_OF_DAYS
        self._whole, self._parts_block = scene, self._block

    def _is_part(self, scene: Scene) -> bool:
        """Whether a scene may tell one of the events of the sum before it."""
        return bool(self._parts_left) and scene.sentence.block - self._parts_block <= _NEAR

    def has_left(self) -> bool:
        """Whether events of the last sum are yet to be told."""
        return bool(self._parts_left)

    def _counts_it_too(self, scene: Scene) -> bool:
        """ "Pro-government media put the dead at 500", right behind a running total."""
        near = scene.sentence.block - self._block <= 1
        if self.open is None or not near or scene.place is not None or scene.points:
            return False
        if not scene.kinds and any(h.toll for h in scene.harmed) and not scene.definite:
            return True
        deeds = scene.names_deed and not _of_that_number(scene)
        return scene.counted and scene.source is not None and not (deeds or scene.hurt_alone)

    def day_of_sum(self, scene: Scene, last_day: dt.date | None) -> When | None:
        """ "Two attacks on Thursday killed 28. One hit a bus, ...": on Thursday, too."""
        if self._whole is None or not (scene.counted and self._is_part(scene)):
            return None
        return None if is_of_days(self._whole) else date_of(self._whole, last_day)[0]

    def lend(self, draft: Draft, scene: Scene) -> None:
        """Gives an event of a sum the side that did it all: "three attacks by IS. In the first"."""
        whole = self._whole
        part, latest = self._is_part(scene), _is_latest(scene)
        if whole is None or not (part or latest):
            return
        if part:
            self._parts_left -= 1
            self._parts_block = scene.sentence.block
        mine = known_sides(draft.attackers)
        theirs = set(whole.roles.attackers)
        hit = {h.party for h in whole.harmed} | set(whole.roles.targets)
        apart = scene.kind in _OTHER_DEEDS and not (scene.kind is EventType.RAID and draft.bloody)
        apart = apart or bool(scene.roles.sides) or bool(theirs & set(draft.victims))
        if (part or latest) and not draft.victims and len(hit - {None}) == 1:
            _give_side(draft, hit)
        if mine or apart or len(theirs) != 1 or Party.UNKNOWN in theirs:
            return
        if latest or not draft.victims or hit & set(draft.victims):
            draft.attackers[:] = list(theirs)

    def counted(self) -> list[Running]:
        """The totals of which a number is known, or that tell of people hurt."""
        known = (t.killed is not None or t.by_party or t.hurt or t.events for t in self.tallies)
        return list(itertools.compress(self.tallies, known))


def _give_side(draft: Draft, hit: set[Party | None]) -> None:
    """ "Six soldiers died: ..., two by a mine": the two are soldiers."""
    (party,) = (p for p in hit if p is not None)
    draft.victims.append(party)
    for word in draft.words:
        for told in (word.killed, word.wounded):
            if told.total is not None and not told.by_party and told.total.max != 0:
                told.by_party[party] = told.total


def _over_days(scene: Scene) -> bool:
    """ "Carried out five strikes between 2 and 8 June": on no one day."""
    spans = [w for w in scene.points if w.precision is DatePrecision.RANGE]
    return any(w.first and w.last and (w.last - w.first).days > 1 for w in spans)


def _of_that_number(scene: Scene) -> bool:
    """ "SOHR dismissed this number and said it had documented 32 dead in the strikes"."""
    return has_pair(scene.lows, ("this",), _NUMBERS)


def is_of_days(scene: Scene) -> bool:
    """ "Six were killed in three days of attacks", "attacks left 43 dead in five days"."""
    lows = scene.said.split()
    steps = zip(lows, lows[1:], lows[2:], strict=False)
    return any(a == "in" and b in _SOME and c == "days" for a, b, c in steps)


def _is_latest(scene: Scene) -> bool:
    """ "The latest came on Thursday, when ...", behind a sum of attacks."""
    lows = " ".join(scene.lows[:5]).split()
    if lows[:2] == ["the", "last"]:
        return lows[2:3] in (["was"], ["came"], ["attack"], ["one"])
    return "the" in lows[:2] and "latest" in lows[:3]


def _is_last_of_these(scene: Scene) -> bool:
    """ "The last of these operations took place on Friday, when ...": an event of its own."""
    lows = scene.lows[:4]
    return dated(scene) and lows[:1] == ["the"] and lows[1:3] in (["last", "of"], ["latest", "of"])


def its_outcome(scene: Scene, last: Draft | None) -> bool:
    """Whether many dead are those of the dated event told right before without any."""
    if last is None or last.when is None or last.soft_when or last.bloody or not scene.counted:
        return False
    unhurt = last.words[0].killed.total
    if unhurt is not None and unhurt.max == 0:
        return False  # "only damage. Its count of such deaths rises to 589"
    if _of_the_clashes(scene, last):
        return True
    same = scene.sentence.block == last.block or _of_those_strikes(scene, last)
    near = same and not (scene.place or scene.whens)
    return near and scene.words.isdisjoint(_SUMS) and events_in(scene) is None


def _of_the_clashes(scene: Scene, last: Draft) -> bool:
    """ "The clashes, accompanied by 40 airstrikes, left 51 dead", behind clashes of that day."""
    near = scene.sentence.block - last.block <= 1 and not (scene.place or scene.whens)
    opens = scene.lows[:2] in (["the", "clashes"], ["the", "fighting"], ["the", "battle"])
    return near and opens and EventType.CLASH in last.kinds and not is_perfect(scene)


def _of_those_strikes(scene: Scene, last: Draft) -> bool:
    """ "Those strikes left 29 dead", behind the strikes of a day in the paragraph before."""
    near = scene.sentence.block - last.block <= 1
    opens = scene.lows[0] in ("those", "these", "the") and "strikes" in scene.lows[1:3]
    return near and opens and EventType.AIR_STRIKE in last.kinds


def _another_word(scene: Scene, last: Draft | None) -> bool:
    """ "The Observatory has 123 killed", behind the minister's 89: of the same attack."""
    if last is None or scene.place is not None:
        return False
    if scene.whens and scene.sentence is not last.scenes[-1].sentence:
        return False
    if scene.names_deed:
        return False
    told, known = sum_of(scene, Harm.KILLED).total, last.words[0].killed.total
    if told is None or known is None or scene.sentence.block != last.block:
        return False
    others = scene.source is not None and scene.source != last.words[0].source
    alike = known.min <= 2 * told.min and told.min <= 2 * known.min
    alike = alike or ("there" in scene.words and not scene.points)
    return others and alike and scene.words.isdisjoint(_RUNNING) and events_in(scene) is None


def _totals_up(scene: Scene, last: Draft | None) -> bool:
    """ "The coalition killed 11 in Hajin, raising its toll to 317": no toll of this strike."""
    if last is None or not scene.tolls or scene.definite:
        return False
    if _own_count(scene, last):
        return True
    if scene.tokens[0].low not in RAISING:
        return False
    toll = next((h.count for h in scene.harmed if h.toll and h.count), None)
    if toll is None:
        return False
    told = last.scenes[-1]
    dead = sum_of(told, Harm.KILLED).total
    died = told.tokens[0].low == "of" or not told.words.isdisjoint(("died", "dies"))
    of_the_wounded = died and bool(told.words & _HURT)  # "a man wounded on Monday died"
    new = not (told.adds or told.dies_later or of_the_wounded or told.words & _LATE)
    same = told.sentence is scene.sentence and dead is not None
    return same and new and dead is not None and toll.min > 2 * dead.min


def _own_count(scene: Scene, last: Draft) -> bool:
    """ "SOHR's count of people killed in this way rises to 589", behind one dead: of them all."""
    toll = next((h for h in scene.harmed if h.toll and h.count), None)
    known = last.words[0].killed.total
    his = _with_him(scene)
    if toll is None or toll.count is None or ((scene.place or scene.points) and not his):
        return False
    before = scene.tokens[toll.at - 1] if toll.at else None
    own = before is not None and (before.possessive or before.low in ("its", "own", "overall"))
    own = own or his
    if known is None:  # "its count of people killed in this way"
        behind = scene.tokens[toll.at + 1 : toll.at + 2]
        return own and toll.count.min >= _VERY_MANY and [t.tag for t in behind] == [Tag.OF]
    return own and toll.count.min > _FAR_MORE * max(1, known.max or known.min)


def _with_him(scene: Scene) -> bool:
    """ "...; with him the number of those assassinated reaches 518": of them all."""
    lows = [low for low in scene.lows[:4] if low not in (";", ",", "and")]
    return lows[:1] == ["with"] and lows[1:2] in (["him"], ["her"], ["them"], ["this"])


def sums_up_the_note(scene: Scene, drafts: Sequence[Draft]) -> bool:
    """ "Total fatalities: 7" behind two attacks: their sum, and no third number."""
    if _of_the_total(scene, drafts):
        return True
    if scene.kinds or scene.place or scene.points:
        return False
    mine = [d for d in drafts if d.block == scene.sentence.block]
    told = sum_of(scene, Harm.KILLED).total if len(mine) > 1 else None
    if told is None:
        return False
    dead = [w.min for d in mine if (w := d.words[0].killed.total) is not None]
    return len(dead) > 1 and sum(dead) == told.min


def _of_the_total(scene: Scene, drafts: Sequence[Draft]) -> bool:
    """ "At least 83 died in the last two days, and 12 of the total by shells": of the 128."""
    if scene.words.isdisjoint(("total", "dead")):
        return False
    known = drafts[-1].words[0].killed.total if drafts else None
    told = sum_of(scene, Harm.KILLED).total
    if known is None or scene.place is not None or (told is not None and told.min > known.min):
        return False
    lows = scene.lows
    of_it = any(
        a.number is not None
        and lows[i + 1 : i + 4] in (["of", "the", "total"], ["of", "the", "dead"])
        for i, a in enumerate(scene.tokens)
    )
    return of_it and scene.sentence.block == drafts[-1].block
