"""Sums what scenes say of killed and wounded, by side, and what one source's word comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.model import Casualties, Count, CountRange, Party
from geo.reports.dates.when import Use
from geo.reports.harm.harmed import Harmed
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.deeds import FIGHTING
from geo.reports.vocabulary.lexicon import Harm

_OTHERS_COUNT = frozenset(("reporting", "putting", "suggesting", "claiming"))
_CHILDREN = frozenset("children kids sons daughters".split())
_ONES = frozenset(("his", "her"))
_TOLL_NEAR = 4
_TELLING = 5
"""Two equal numbers this large in one sentence are one number told twice."""


@dataclass(slots=True)
class Sum:
    """People harmed in one way; ``total`` None: nobody gives a number."""

    total: Count = None
    by_party: dict[Party, CountRange] = field(default_factory=dict)
    toll: bool = False
    pronoun: bool = False
    generic: bool = False
    """Of "people": whoever they were."""
    both: bool = False
    """The toll of a fight, whichever side they were of."""

    @property
    def said(self) -> bool:
        """Whether anybody gives a number."""
        return self.total is not None

    def as_casualties(self) -> Casualties:
        return Casualties(self.total, dict(self.by_party))

    def plus(self, other: Sum) -> Sum:
        """The sum of both; what is unknown adds nothing."""
        if other.total is None:
            return self
        if self.total is None:
            return other
        parties = dict(self.by_party)
        for party, count in other.by_party.items():
            parties[party] = parties[party] + count if party in parties else count
        return Sum(self.total + other.total, parties)


def sum_of(scene: Scene, harm: Harm) -> Sum:
    """What a scene says of one kind of harm."""
    items = [h for h in scene.harmed if h.harm is harm] if scene.harmed else []
    if not items:
        return Sum()
    toll = next((h for h in reversed(items) if h.toll), None) if scene.tolls else None
    if toll is not None and _of_a_period(toll, items, scene):
        items, toll = [h for h in items if not h.toll], None
    if toll is not None:
        found = Sum(toll.count, dict(toll.parts), toll=True, both=_of_both_sides(toll, scene))
        if toll.party is not None and toll.count is not None and not toll.parts:
            found.by_party[toll.party] = toll.count
        return found
    told = [h for h in items if not h.none_said]
    if not told:
        return Sum(CountRange.exactly(0))
    if len(told) > 1:
        if any(not h.pronoun for h in told):
            told = [h for h in told if not h.pronoun or _he_and_others(h, told)]
        told = _without_repeats(_without_sum(told, scene))
    if harm is Harm.KILLED and told[0].pronoun and all(h.pronoun and h.count is None for h in told):
        return taken_in([scene])
    total: Count = None
    parties: dict[Party, CountRange] = {}
    open_ended = False
    pronoun = generic = True
    for item in told:
        pronoun, generic = pronoun and item.pronoun, generic and item.generic
        if item.count is None and item.shared and any(t.count is not None for t in told):
            continue
        if item.count is not None and _of_the_total(item, told, scene):
            continue
        if item.count is None:
            named = item.group is not None and item.group.definite and not _his(item, scene)
            apart = _counted_behind(item, told, scene) or _of_the_total(item, told, scene)
            open_ended = open_ended or not (named or apart)
            continue
        if total is not None and _counted_by_others(item, scene):
            total = _range_of(total, item.count)
            continue
        total = item.count if total is None else total + item.count
        for party, count in _shares(item):
            parties[party] = parties[party] + count if party in parties else count
    if total is not None and open_ended:
        total = CountRange(total.min, None)
    return Sum(total, parties, pronoun=pronoun, generic=generic)


def _of_both_sides(toll: Harmed, scene: Scene) -> bool:
    """ "The death toll of the clashes reaches 22"."""
    return not FIGHTING.isdisjoint(scene.lows[max(0, toll.at - _TOLL_NEAR) : toll.at + _TOLL_NEAR])


def _his(item: Harmed, scene: Scene) -> bool:
    """ "A commander and his guards", "a man and his family": more than the one."""
    if item.group is None:
        return False
    words = scene.lows[item.group.first : item.group.last + 1]
    return not _ONES.isdisjoint(words[:-1]) or (words[:1] == ["their"] and words[-1] in _CHILDREN)


def _of_a_period(toll: Harmed, items: Sequence[Harmed], scene: Scene) -> bool:
    """ "Raises the toll to 20 in the past day, as jets struck X, killing 7": 7 in X."""
    later = [h for h in items if not h.toll and h.count is not None and h.at > toll.at]
    fewer = toll.count is not None and any(
        h.count is not None and h.count.min < toll.count.min for h in later
    )
    spans = any(w.use in (Use.PERIOD, Use.SINCE) for w in scene.whens)
    return fewer and spans and len(scene.spots) > 1


def _counted_by_others(item: Harmed, scene: Scene) -> bool:
    """ "... killed 18 people, with some outlets reporting up to 47 dead": no 65."""
    if item.group is None:
        return False
    before = scene.tokens[max(0, item.group.first - 2) : item.group.first]
    return any(t.low in _OTHERS_COUNT for t in before)


def _counted_behind(item: Harmed, told: Sequence[Harmed], scene: Scene) -> bool:
    """ "A massacre of civilians in X: 12 dead": how many of them the colon tells."""
    colon = next((i for i, t in enumerate(scene.tokens) if t.low == ":" and i > item.at), None)
    return colon is not None and any(
        h.count is not None and h.group is not None and h.group.first == colon + 1 for h in told
    )


def _of_the_total(item: Harmed, told: Sequence[Harmed], scene: Scene) -> bool:
    """ "Six people were killed in X: two died in clashes, four were executed": of the six; "left a
    soldier dead: gunmen killed the soldier at X"."""
    first = told[0]
    if first is item or first.count is None or first.count.max is None:
        return False
    rest = sum(h.count.min for h in told if h.count is not None and h is not first)
    whom = item.group
    alike = first.generic or first.party in (None, item.party)
    part = whom is not None and (whom.headless or whom.definite or alike) and not item.other
    part = part and rest <= first.count.min  # and not "eight died: three more died in hospital"
    return ":" in scene.lows[first.at : item.at] and (part or item.count is None)


def _range_of(told: CountRange, others: CountRange) -> CountRange:
    """At least 18 by one count and up to 47 by another: 18 to 47."""
    low = told.min if others.min <= 1 else min(told.min, others.min)
    return CountRange(low, None if others.max is None else max(others.max, told.max or told.min))


def _he_and_others(item: Harmed, told: Sequence[Harmed]) -> bool:
    """ "He and two comrades were killed": three; not where he was counted by his name before."""
    return item.count is not None and any(h.at == item.at and not h.pronoun for h in told)


def taken_in(scenes: Sequence[Scene]) -> Sum:
    """Of whom "they were found dead" is said: those missing or taken, as told before."""
    for scene in scenes:
        for harm in scene.harmed:
            if harm.harm in (Harm.MISSING, Harm.CAPTURED) and harm.count is not None:
                return Sum(harm.count, {harm.party: harm.count} if harm.party else {})
    return Sum()


def _without_sum(items: list[Harmed], scene: Scene) -> list[Harmed]:
    """ "6 fighters and 4 militants were killed (10 fatalities)", "eight people died: a mine killed
    five farmers, and three guards were shot dead": the sum is no third number."""
    opens = len(items) > 1 and ":" in scene.lows[items[0].at : items[1].at]
    for item in items:
        bare = item.group is not None and item.group.headless and item.group.party is None
        others = [o.count for o in items if o is not item]
        summed = bare or (opens and item is items[0])
        if not summed or item.count is None or len(others) < 2 or None in others:
            continue
        total = sum((o for o in others if o is not None), CountRange.exactly(0))
        if total.min == item.count.min:
            return [o for o in items if o is not item]
    return items


def _without_repeats(items: list[Harmed]) -> list[Harmed]:
    """A headline run into its text says the same number twice; it is counted once."""
    kept: list[Harmed] = []
    for item in items:
        again = any(
            k.at != item.at
            and k.count is not None
            and item.count is not None
            and k.count.min == item.count.min >= _TELLING
            and (k.party is item.party or k.party is None or item.party is None)
            for k in kept
        )
        if not again:
            kept.append(item)
    return kept


def _shares(item: Harmed) -> list[tuple[Party, CountRange]]:
    """A group's people by side: its parts where sides are named among them, and the rest."""
    if item.count is None or item.mixed_with is not None:
        return []
    if item.civilians is not None and item.generic and item.party is Party.CIVILIAN:
        return [
            (Party.CIVILIAN, item.civilians),
            *(p for p in item.parts if p[0] is not item.party),
        ]
    if not item.parts:
        return [(item.party, item.count)] if item.party is not None else []
    other_sides = [(p, c) for p, c in item.parts if p is not item.party]
    if not other_sides or (item.explicit and item.party is not Party.CIVILIAN):
        return [(item.party, item.count)] if item.party is not None else list(item.parts)
    known = sum(c.min for _, c in other_sides)
    rest = item.count.min - known
    if rest < 0 or item.party is None:
        return other_sides
    if rest == 0:
        return other_sides
    top = None if item.count.max is None else max(item.count.max - known, rest)
    return [*other_sides, (item.party, CountRange(rest, top))]
