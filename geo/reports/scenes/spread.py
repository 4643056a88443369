"""Takes a total apart whose parts lie at places of their own: an event for each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.model import Party
from geo.reports.clauses.hints import colon_of_list, tells
from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import Group
from geo.reports.scenes.scene import Scene
from geo.reports.spots.spot import Spot
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_ON_THE_WAY: Final = (Tag.PREP, Tag.DET, Tag.SUBSET, Tag.ARTICLE, Tag.BY, Tag.THING, Tag.WORD)
"""What may stand between a number and its place: "7 in an attack on a post near X"."""
_BESIDE_PLACE: Final = (Tag.PUNCT, Tag.PREP, Tag.ARTICLE, Tag.DET, Tag.THING, Tag.CONJ)
"""What may tell more of where behind a place and its number: "in X 14 in a school"."""
_SAYS_MORE: Final = (Tag.BE, Tag.HAVE, Tag.CASUALTY, Tag.WHO, Tag.WORD)
"""Begins what is told of the last of those listed alone."""
_STRUNG: Final = (",", "and")
_APART: Final = frozenset(("separately",))
"""Marks a part as an event of its own, however close to the last it lies."""


def spread_out(scene: Scene) -> list[Scene]:
    """ "Fifteen died: nine near Arak and six near Doubayat": both; else the scene as it is.

    So with "killed three in Hajin and two in Arak", where no total is told, and with "in Hajin
    three civilians and two guards died; in Arak, one".
    """
    if (rest := _place_and_number(scene)) is not None:
        return rest
    if not scene.counted or len(scene.spots) < 2:
        return [scene]
    if ":" in scene.lows and (each := _listed(scene)) is not None:
        return each
    if "respectively" in scene.words and (each := _respectively(scene)) is not None:
        return each
    counted = [h for h in scene.harmed if h.count is not None and not h.none_said]
    if scene.lows[0] in (";", "while", "but") and scene.source and not scene.kinds:
        return [scene]  # "...; the Observatory counts 42, 30 in X and 12 in Y": of what was told
    if (each := _listed_before(scene, counted)) is not None:
        return each
    if len(counted) > 1 and (elsewhere := _and_elsewhere(scene, counted)) is not None:
        return elsewhere
    beside = [h for h in counted[1:] if _is_of_kin(scene, h)]
    if len(counted) == 2 and not beside and ":" in scene.lows and _told_apart(*counted):
        counted = counted[:1]  # "two died and five were wounded: a worker at X and a man at Y"
    group = counted[0].group if len(counted) == 1 + len(beside) else None
    if group is None or counted[0].again:  # "19 of them": of the attack told before
        return [scene]
    whole = counted[0]
    parts = _parts(scene, group)
    told = sum(g.count.min for g, _ in parts if g.count is not None)
    whole_told = whole.count is not None and told == whole.count.min
    if parts and (own := _own_place(scene, group, parts)) is not None:
        parts.insert(0, (group, own))
    elif len(parts) < 2 or not whole_told:
        return [scene]
    found = [_at(scene, whole, part, place, number) for number, (part, place) in enumerate(parts)]
    for harm in beside:  # "a man near X, whose brother was hurt, and a driver near Y"
        before = [n for n, (part, _) in enumerate(parts) if part.last < harm.at]
        found[before[-1] if before else 0].add_harm(replace(harm, at=0, group=None))
    return found


def _told_apart(dead: Harmed, hurt: Harmed) -> bool:
    """ "Two died and five were wounded": of the wounded nobody says where."""
    return dead.harm is Harm.KILLED and hurt.harm is Harm.WOUNDED


def _and_elsewhere(scene: Scene, counted: Sequence[Harmed]) -> list[Scene] | None:
    """ "Killed 13 civilians and three militants in X and seven people, a child among them, in Y":
    the seven in Y."""
    first = counted[0]
    if first.group is None or any(h.at != first.at or h.group is None for h in counted):
        return None
    last = max(h.group.last for h in counted if h.group is not None)
    later = [g for g in scene.groups if g.first > last and not g.subset]
    later = [g for g in later if scene.lows[g.first - 1] == "and" and g.count is not None]
    if len(later) != 1 or first.at > first.group.first or later[0].headless:
        return None
    own = [s for s in scene.spots if last < s.at < later[0].first]
    aside = [g.last for g in scene.groups if g.subset and g.first > later[0].last]
    begin = max([later[0].last, *aside]) + 1
    begin += scene.tokens[begin : begin + 1] != [] and scene.tokens[begin].tag is Tag.SUBSET
    begin += scene.tokens[begin : begin + 1] != [] and scene.tokens[begin].low == ","
    place = _place_behind(scene.tokens, begin)
    if len(own) != 1 or place is None or place < later[0].last:
        return None
    return [replace(scene, spots=own), _at(scene, replace(first, party=None), later[0], place, 1)]


def _listed_before(scene: Scene, counted: Sequence[Harmed]) -> list[Scene] | None:
    """ "Five at X, three in Y and one in Z were killed", "two men and a boy at X and two guards in
    Y, an officer among them, died": an event for each."""
    tokens, verb = scene.tokens, counted[0].at
    if any(h.at != verb or h.group is None or h.group.last > verb for h in counted):
        return None
    listed: list[tuple[Group, int]] = []
    told: set[int] = set()
    waiting: Group | None = None  # the two men, whose place stands behind the boy
    for group in (g for g in scene.groups if g.last < verb):
        told.update(range(group.first, group.last + 1))
        if group.subset:
            continue
        if waiting is not None and waiting.count and group.count:
            group = replace(group, first=waiting.first, count=waiting.count + group.count)
        place = _place_behind(tokens, group.last + 1)
        waiting = group if place is None else None
        if place is not None and group.count is not None:
            listed.append((group, place))
            told.update(range(group.last + 1, place + 1))
    if len(listed) < 2 or waiting is not None:
        return None
    rest = (t for i, t in enumerate(tokens[:verb]) if i > listed[0][0].first and i not in told)
    if not all(t.low in _STRUNG or t.tag in (Tag.BE, Tag.SUBSET) for t in rest):
        return None
    return [_at(scene, counted[0], g, at, number) for number, (g, at) in enumerate(listed)]


def _is_of_kin(scene: Scene, harm: Harmed) -> bool:
    """ "Whose brother and cousin were hurt"."""
    return harm.group is not None and "whose" in scene.lows[max(0, harm.group.first - 4) : harm.at]


def _listed(scene: Scene) -> list[Scene] | None:
    """ "Three attacks: a soldier died near X, two men were killed near Y": an event for each."""
    colon = colon_of_list(scene.tokens)
    items = [h for h in scene.harmed if h.count is not None and not h.none_said]
    if not colon or len(items) < 2 or any(h.group is None or h.group.first < colon for h in items):
        return None
    begins = [h.group.first for h in items if h.group is not None]
    ends = [*begins[1:], len(scene.tokens)]
    places = [
        [s for s in scene.spots if begin < s.at < end]
        for begin, end in zip(begins, ends, strict=True)
    ]
    if begins != sorted(set(begins)) or any(len(p) != 1 for p in places):
        return None
    found: list[Scene] = []
    whose: Party | None = None
    for number, (harm, (spot,), begin) in enumerate(zip(items, places, begins, strict=True)):
        whose = harm.party or whose  # "a guard died near X, two were killed near Y"
        part = replace(harm, party=whose, at=0, group=None)
        found.append(_part(scene, number, begin, spot.at, part, [spot]))
    return found


def _respectively(scene: Scene) -> list[Scene] | None:
    """ "Two attacks near X and Y killed six and five soldiers respectively": six near X."""
    said = next(i for i, t in enumerate(scene.tokens) if t.low == "respectively")
    harmed = [h for h in scene.harmed if h.group is not None and h.group.last < said]
    places = [s for s in scene.spots if s.scene]
    one_harm = len({h.harm for h in harmed}) == 1 and all(h.count for h in harmed)
    if len(harmed) < 2 or len(harmed) != len(places) or not one_harm:
        return None
    whose = next((h.party for h in reversed(harmed) if h.party is not None), None)
    return [
        replace(
            scene,
            harmed=[replace(harm, party=harm.party or whose, group=None)],
            spots=[spot],
            groups=[],
            words=_APART if number else frozenset(),
            definite=False,
        )
        for number, (harm, spot) in enumerate(zip(harmed, places, strict=True))
    ]


def _place_and_number(scene: Scene) -> list[Scene] | None:
    """What stands behind a semicolon with a place and a number alone is of another place."""
    tokens = scene.tokens
    if not scene.counted or scene.lows.count(";") != 1:
        return None
    end = scene.lows.index(";")
    dead = [h for h in scene.harmed if h.count is not None and not h.none_said]
    if any(h.at > end for h in scene.harmed):
        return None
    rest = tokens[end + 1 :]
    opens = len(rest) > 2 and rest[0].tag is Tag.PREP and rest[1].tag is Tag.PLACE
    groups = [g for g in scene.groups if g.first > end and g.count is not None]
    if not opens or len(groups) != 1 or tells(rest):
        return None
    group, place = groups[0], end + 2
    if any(t.tag not in _BESIDE_PLACE for t in tokens[group.last + 1 :] if not t.possessive):
        return None
    here = [s for s in scene.spots if s.at < end]
    left = replace(
        scene, end=tokens[end - 1].end, tokens=tokens[: end], lows=[], spots=here,
        groups=[g for g in scene.groups if g.last < end],
    )  # fmt: skip
    right = replace(
        _at(scene, replace(dead[0], party=None), group, place, 1),
        end=tokens[group.last].end, tokens=rest, lows=[],
    )  # fmt: skip
    return [left, right]


def _parts(scene: Scene, whole: Group) -> list[tuple[Group, int]]:
    """The groups behind the whole that are followed by a place, and the places' token numbers."""
    found = []
    for group in scene.groups:
        if group.first > whole.last and group.count is not None:
            place = _place_behind(scene.tokens, group.last + 1)
            if place is not None:
                found.append((group, place))
    return found


def _own_place(scene: Scene, whole: Group, parts: Sequence[tuple[Group, int]]) -> int | None:
    """The one place told between a count and further ones of nobody else ("and two in")."""
    tokens = scene.tokens
    first, _ = parts[0]
    between = [s.at for s in scene.spots if whole.last < s.at < first.first]
    if first.subset or tokens[first.last].low in ("them", "whom") or len(between) != 1:
        return None
    own = between[0]
    if first.headless and len(parts) == 1:
        return own if tokens[first.first - 1].low == "and" or _in_a_region(scene, own) else None
    listed = all(tokens[g.first - 1].low in (",", "and") for g, _ in parts)
    close = all(at <= g.last + 2 for g, at in ((whole, own), *parts))  # "two children in Marrat"
    following = tokens[parts[-1][1] + 1 : parts[-1][1] + 2]
    more = bool(following) and following[0].tag in _SAYS_MORE
    return own if listed and close and not more else None


def _in_a_region(scene: Scene, own: int) -> bool:
    """ "In Deir ez-Zor province, five died at X, three in Y": two places of what opens it."""
    opens = min(scene.spots, key=lambda spot: spot.at)
    return opens.wide and opens.at < min(own, 3) and scene.lows[opens.at + 1] == ","


def _place_behind(tokens: Sequence[Token], at: int) -> int | None:
    if [t.low for t in tokens[at : at + 2]] == [",", "by"]:
        at += 1  # "a commander, by a device in his car in X"
    told = at < len(tokens) and tokens[at].low == "when"  # "two when a mine of IS went off in X"
    while told and at < len(tokens) and tokens[at].tag not in (Tag.PLACE, Tag.PUNCT, Tag.CONJ):
        at += 1
    while at < len(tokens) and tokens[at].tag in _ON_THE_WAY and tokens[at].low != "from":
        at += 1  # "seven from Homs and five from Palmyra" is where the dead were born
    return at if at < len(tokens) and tokens[at].tag is Tag.PLACE else None


def _at(scene: Scene, whole: Harmed, group: Group, place: int, number: int) -> Scene:
    """The part of the scene from a group to its place, with the group's number."""
    party = group.party if group.explicit else whole.party
    part = replace(whole, count=group.count, party=party, at=0, group=None, parts=[])
    spots = [s for s in scene.spots if s.at == place]
    return _part(scene, number, group.first, place, part, spots)


def _part(
    scene: Scene, number: int, first: int, last: int, harm: Harmed, spots: list[Spot]
) -> Scene:
    """The tokens from the first to the last as an event of its own, the ``number``-th of all."""
    tokens = scene.tokens[first : last + 1]
    return replace(
        scene,
        start=scene.start if number == 0 else scene.tokens[first].start,
        end=scene.tokens[last].end,
        tokens=tokens,
        lows=[],
        kinds=[t.trigger for t in tokens if t.trigger is not None] or scene.kinds,
        harmed=[harm],
        spots=spots,
        groups=[],
        words=_APART if number else frozenset(),
        definite=False,
    )
