"""Takes a list apart whose parts have a place and a day each: an event for each of them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from geo.model import CountRange, DatePrecision
from geo.reports.clauses.hints import is_verb
from geo.reports.dates.when import Use, When
from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import Group
from geo.reports.scenes.scene import Scene
from geo.reports.spots.spot import Spot
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_THEM: Final = frozenset(("them", "among them", "amongst them", "whom"))
_OVER: Final = (Use.PERIOD, Use.SINCE, Use.YEAR)
_STRUNG: Final = 7
_BEFORE_ONE: Final = (Tag.DATE, Tag.PREP, Tag.DET, Tag.PUNCT)
"""What may stand between "and" and the number or place of one more that is listed."""
_APART: Final = frozenset(("separately",))
"""Marks each as an event of its own."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of those counted, as they are listed, with where and when they died."""

    groups: Sequence[Group]
    end: int
    """The token number behind it."""
    spot: Spot | None
    when: When

    @property
    def count(self) -> CountRange:
        return sum((g.count for g in self.groups if g.count), CountRange.exactly(0))


def dated_parts(scene: Scene) -> list[Scene] | None:
    """ "Mines killed nine people, among them four in Mayadin on Tuesday and two in Hajin two days
    later": these four and these two; also where no sum is told before them. None where the
    sentence lists no such parts."""
    if scene.points and (split := _sum_and_its_last(scene)) is not None:
        return split
    if len(scene.points) < 2:
        return None
    if "and" in scene.words and (split := _and_on_another_day(scene)) is not None:
        return split
    days = [w for w in scene.points if w.precision is DatePrecision.DAY]
    if len(days) < 2 or not (scene.spots or ":" in scene.lows):
        return None
    whole = next((h for h in scene.harmed if h.count is not None and not h.none_said), None)
    if not scene.harmed and len(scene.spots) > 1 and _bombs(scene):
        return _one_by_one(scene, None)
    if whole is None or whole.count is None or whole.group is None:
        return None
    begin = _list_begins(scene, whole.group)
    if begin is None:
        return _one_by_one(scene, whole)
    if len(scene.spots) < 2 and ":" not in scene.lows:
        return None
    parts = _parts(scene, begin)
    told = sum(p.count.min for p in parts)
    others = _others(scene, whole, parts, begin)
    if others is not None:
        parts.append(others)
    if len(parts) < 2 or told > whole.count.min:
        return None
    return [_event(scene, whole, part) for part in parts]


def _sum_and_its_last(scene: Scene) -> list[Scene] | None:
    """ "IS killed 105 people in the past year, nine of them on Sunday near X": a sum over a time,
    and the nine."""
    periods = [w for w in scene.whens if w.use in _OVER and w.first is not None]
    whole = next((h for h in scene.harmed if h.count is not None and not h.none_said), None)
    if not periods or len(scene.points) != 1 or whole is None or whole.group is None:
        return None
    when, tokens = scene.points[0], scene.tokens
    for part in scene.groups:
        of_them = part.first > whole.group.last and part.count and tokens[part.last].low in _THEM
        begin = part.first - (tokens[part.first - 1].low == ",")
        if not of_them or not periods[-1].end <= tokens[begin].start < when.start:
            continue
        spots = [s for s in scene.spots if s.at > part.first]
        one = _Part([part], len(tokens), spots[0] if spots else None, when)
        rest = replace(
            scene, end=tokens[begin - 1].end, tokens=tokens[:begin], lows=[], whens=periods,
            spots=[s for s in scene.spots if s.at < begin],
            harmed=[h for h in scene.harmed if h.at < begin and _ends_before(h.group, begin)],
            groups=[g for g in scene.groups if g.last < begin],
        )  # fmt: skip
        return [rest, _event(scene, whole, one)]
    return None


def _one_by_one(scene: Scene, first: Harmed | None) -> list[Scene] | None:
    """ "Killed three near X on Friday, five near Y on Saturday and, on Sunday, two in Z", "bombed X
    on Friday and Y on Saturday": a verb, and behind it numbers or places with a day each."""
    tokens, days = scene.tokens, [w for w in scene.points if w is not scene.reported_when]
    listed = [[]] if first is None else _together(scene, _those_listed(scene, first))
    if len(days) < 2 or not listed:
        return None
    starts = [s.at for s in scene.spots] if first is None else [some[0].first for some in listed]
    begins = [
        0,
        *(_listed_from(tokens, at, by_comma=first is not None) for at in starts[1:]),
        len(tokens),
    ]
    parts: list[_Part] = []
    for number, (begin, end) in enumerate(itertools.pairwise(begins)):
        spots = [s for s in scene.spots if begin <= s.at < end]
        told = [w for w in days if tokens[begin].start <= w.start < tokens[end - 1].end]
        when = _resolved(told[0], parts) if len(told) == 1 else None
        verb = bool(number) and any(
            t.tag is Tag.CASUALTY or (t.trigger is not None and is_verb(t))
            for t in tokens[begin:end]
        )
        if end <= begin or when is None or len(spots) > 1 or verb:
            return None
        parts.append(_Part(listed[number] if first else (), end, spots[0] if spots else None, when))
    if len(parts) < 2:
        return None
    return [
        _cut(scene, begin, part) if first is None or not begin else _event(scene, first, part)
        for begin, part in zip(begins, parts, strict=False)
    ]


def _bombs(scene: Scene) -> bool:
    """Fire that is told by a verb, and so may have several places behind it."""
    return scene.kind in FROM_AFAR and any(t.trigger and is_verb(t) for t in scene.tokens)


def _those_listed(scene: Scene, first: Harmed) -> list[Group]:
    """Those counted behind one verb, from the first on."""
    whom = first.group
    if whom is None or any(h.at != first.at for h in scene.harmed if not h.none_said):
        return []
    later = [g for g in scene.groups if g.first > whom.first and g.count and not g.subset]
    return [whom, *later]


def _cut(scene: Scene, begin: int, part: _Part) -> Scene:
    """The scene as far as it tells of one part of what it lists."""
    tokens = scene.tokens[begin : part.end]
    return replace(
        scene, start=tokens[0].start if begin else scene.start, end=tokens[-1].end, tokens=tokens,
        lows=[], spots=[part.spot] if part.spot else [], whens=[part.when],
        harmed=[h for h in scene.harmed if _ends_before(h.group, part.end)],
        groups=[g for g in scene.groups if g.last < part.end],
        words=_APART if begin else scene.words,
    )  # fmt: skip


def _listed_from(tokens: Sequence[Token], at: int, *, by_comma: bool) -> int:
    """Where one of those listed begins, with a day before it ("and on Friday ten"); 0 if it isn't
    strung to the one before, by "and" or ``by_comma``."""
    near = range(at - 1, max(0, at - _STRUNG), -1)
    joined = next((i for i in near if tokens[i].tag not in _BEFORE_ONE), 0)
    if tokens[joined].low == "and":
        return joined + 1
    begin = next((i for i in near if tokens[i].low == ","), 0) if by_comma else 0
    return begin + 1 if begin and joined < begin else 0


def _and_on_another_day(scene: Scene) -> list[Scene] | None:
    """ "Raids killed 25 people on Tuesday, some of them women, and 23 the day before": both."""
    whole = next((h for h in scene.harmed if h.count is not None and not h.none_said), None)
    tokens, first = scene.tokens, scene.points[0]
    if whole is None or whole.group is None or len(scene.points) != 2 or ":" in scene.lows:
        return None
    for group in scene.groups:
        day = _behind_some_of_them(scene, group)
        day += scene.lows[day : day + 1] == ["on"]
        apart = group.headless and group.count is not None and group.first > whole.group.last
        if not apart or tokens[group.first - 1].low != "and" or len(tokens) <= day:
            continue
        ends = len(tokens) == day + 1 or tokens[day + 1].tag is Tag.PUNCT
        second = scene.points[1]
        if tokens[day].tag is not Tag.DATE or tokens[day].start != second.start or not ends:
            continue
        when = _resolved(second, [_Part([whole.group], day, None, first)])
        if when is None or first.precision is not DatePrecision.DAY or when.first == first.first:
            return None
        begin = group.first - 1
        here = replace(
            scene, end=tokens[begin - 1].end, tokens=tokens[:begin], lows=[], whens=[first],
            harmed=[h for h in scene.harmed if h.at < begin and _ends_before(h.group, begin)],
            groups=[g for g in scene.groups if g.last < begin],
        )  # fmt: skip
        spot = scene.spots[0] if scene.spots else None
        return [here, _event(scene, whole, _Part([group], day + 1, spot, when))]
    return None


def _behind_some_of_them(scene: Scene, group: Group) -> int:
    """Where what is told of a group goes on: "eight more, two girls among them, | on Thursday"."""
    begin = group.last + 1
    if scene.lows[begin : begin + 1] != [","]:
        return begin
    ends = (i for i in range(begin + 1, len(scene.lows)) if scene.lows[i] == ",")
    end = next(ends, begin)
    return begin if _THEM.isdisjoint(scene.lows[begin:end]) else end + 1


def _ends_before(group: Group | None, at: int) -> bool:
    return group is None or group.last < at


def _list_begins(scene: Scene, whole: Group) -> int | None:
    """Where the list of those counted begins: behind a colon, "among them", "including"."""
    behind = range(whole.last + 1, len(scene.tokens))
    return next(
        (i for i in behind if scene.tokens[i].low == ":" or scene.tokens[i].tag is Tag.SUBSET), None
    )


def _parts(scene: Scene, begin: int) -> list[_Part]:
    found: list[_Part] = []
    listed = [g for g in scene.groups if g.first > begin and g.count is not None]
    listed = [g for g in listed if not _some_of_them(scene, g)]
    for groups in _together(scene, listed):
        later = [g.first for g in listed if g.first > groups[-1].last]
        others = _others_begin(scene, begin)
        later += [others] if others > groups[-1].last else []
        end = min(later, default=len(scene.tokens))
        near = [s for s in scene.spots if groups[0].first < s.at < end]
        spots = [s for s in near if s.scene] or near
        first, last = scene.tokens[groups[0].first].start, scene.tokens[end - 1].end
        whens = [w for w in scene.points if first < w.start < last]
        when = _resolved(whens[0], found) if len(whens) == 1 else None
        if len(spots) <= 1 and when is not None and (spots or scene.tokens[begin].low == ":"):
            found.append(_Part(groups, end, spots[0] if spots else None, when))
    return found


def _some_of_them(scene: Scene, group: Group) -> bool:
    """ "28, four leaders among them", "four leaders with them": no part of its own."""
    behind = scene.lows[group.last : group.last + 3]
    return group.subset and not _THEM.isdisjoint(behind)


def _others(scene: Scene, whole: Harmed, parts: Sequence[_Part], begin: int) -> _Part | None:
    """ "37 in two strikes: at least 28 in X on 16 September, the others in Y on Tuesday"."""
    first = _others_begin(scene, begin)
    told = sum(p.count.min for p in parts)
    if not first or not parts or whole.count is None or told >= whole.count.min:
        return None
    whens = [w for w in scene.points if w.start > scene.tokens[first].start]
    spots = [s for s in scene.spots if s.at > first and s.scene]
    when = _resolved(whens[0], parts) if len(whens) == 1 else None
    if when is None:
        return None
    rest = CountRange.exactly(whole.count.min - told)
    spot = spots[0] if len(spots) == 1 else None
    return _Part([Group(first, first + 1, rest, None)], len(scene.tokens), spot, when)


def _others_begin(scene: Scene, begin: int) -> int:
    """Where "the others" or "the rest" of those listed stand, or 0."""
    behind = range(begin, len(scene.lows) - 1)
    pairs = (["the", "others"], ["the", "rest"])
    return next((i for i in behind if scene.lows[i : i + 2] in pairs), 0)


def _together(scene: Scene, listed: Sequence[Group]) -> list[list[Group]]:
    """ "A councillor and his driver, shot in X on Monday": people between whom nothing is told."""
    found: list[list[Group]] = []
    for group in listed:
        between = scene.tokens[found[-1][-1].last + 1 : group.first] if found else ()
        if found and not any(t.tag in (Tag.PLACE, Tag.DATE) for t in between):
            found[-1].append(group)
        else:
            found.append([group])
    return found


def _resolved(when: When, before: Sequence[_Part]) -> When | None:
    """A day; "two days later" counts from the part told before."""
    if when.use is Use.POINT:
        return when if when.precision is DatePrecision.DAY else None
    known = before[-1].when.first if before else None
    if when.use is not Use.SHIFT or known is None or when.precision is not DatePrecision.DAY:
        return None
    day = known + dt.timedelta(days=when.shift_days)
    return When(when.start, when.end, Use.POINT, DatePrecision.DAY, day, day)


def _event(scene: Scene, whole: Harmed, part: _Part) -> Scene:
    tokens = scene.tokens[part.groups[0].first : part.end]
    own = [t.trigger for t in tokens if t.trigger is not None]
    parties = {g.party for g in part.groups if g.party is not None}
    party = next(iter(parties)) if len(parties) == 1 else whole.party
    return replace(
        scene,
        start=tokens[0].start, end=tokens[-1].end, tokens=tokens, lows=[], kinds=own or scene.kinds,
        harmed=[replace(whole, count=part.count, party=party, at=0, group=None, parts=[])],
        spots=[part.spot] if part.spot else [], whens=[part.when], reported_when=None,
        event_whens=[], groups=[],
        definite=False, indefinite=True, words=_APART,
    )  # fmt: skip
