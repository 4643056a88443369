"""Sums what scenes say of killed and wounded, by side, and what one source's word comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.model import Casualties, Count, CountRange, EventType, Party
from geo.reports.group import NEUTRAL_HEADS, Group
from geo.reports.harmed import Harmed
from geo.reports.lexicon import Harm, Tag
from geo.reports.scene import Scene
from geo.reports.when import Use

_THEIRS = ("attacker", "gunm", "assail", "bomber", "suicide", "militant", "terrorist")
_MILITANTS = frozenset(("militants", "extremists"))
_OTHERS = frozenset(
    "gunmen gunman assailants assailant attackers anonymous unknown unidentified".split()
)
_NAMELESS = frozenset("unknown unidentified other local rebel palestinian".split())
_OTHERS_COUNT = frozenset(("reporting", "putting", "suggesting", "claiming"))
_TELLING = 5
"""Two equal numbers this large in one sentence are one number told twice."""
_SPOKE = frozenset(("said", "told", "says"))
_MOURNED = frozenset("buried mourned mourns bury".split())
_CREW = frozenset("driver guard guards bodyguard bodyguards escort".split())
_GUARDS = frozenset("guard guards bodyguard bodyguards escorts sentries".split())
_SUSPECTS = frozenset(("man", "men", "suspect", "suspects"))
_ARMED = frozenset((Party.ISLAMIC_STATE, Party.OTHER_ARMED))
_HUNTERS_OF = frozenset((Party.GOVERNMENT, Party.SDF, Party.COALITION))
_HUNTERS = frozenset((Party.GOVERNMENT, Party.SDF, Party.COALITION, Party.OTHER_ARMED))


@dataclass(slots=True)
class Sum:
    """People harmed in one way; ``total`` None: nobody gives a number."""

    total: Count = None
    by_party: dict[Party, CountRange] = field(default_factory=dict)
    toll: bool = False
    pronoun: bool = False
    generic: bool = False
    """Of "people": whoever they were."""

    @property
    def said(self) -> bool:
        return self.total is not None

    def as_casualties(self) -> Casualties:
        return Casualties(self.total, dict(self.by_party))

    def plus(self, other: Sum) -> Sum:
        if other.total is None:
            return self
        if self.total is None:
            return other
        parties = dict(self.by_party)
        for party, count in other.by_party.items():
            parties[party] = parties[party] + count if party in parties else count
        return Sum(self.total + other.total, parties)


def settle_parties(
    scene: Scene,
    known_victims: Sequence[Party],
    islamic_state_named: bool,
    last_victims: Sequence[Party] = (),
    last_attackers: Sequence[Party] = (),
) -> None:
    """Gives a side to people whose side stands elsewhere: in the target, or named before.

    ``known_victims`` are those of the same event, ``last_victims`` and ``last_attackers`` of the
    one told before.
    """
    attackers = scene.roles.attackers
    targets = [t for t in scene.roles.targets if t is not Party.UNKNOWN]
    previous: Party | None = None
    for harm in scene.harmed:
        if harm.party is Party.UNKNOWN and islamic_state_named and set(attackers) & _HUNTERS:
            harm.party = Party.ISLAMIC_STATE
        own = [a for a in attackers if a is not Party.UNKNOWN]
        if harm.party is Party.UNKNOWN and own and names_attackers(harm.group, scene, own[0]):
            harm.party = own[0]
        if (
            harm.party is Party.UNKNOWN
            and not own
            and _the_attackers(harm.group, scene, last_attackers)
        ):
            harm.party = next(iter(last_attackers), harm.party)
        if targets and targets[0] is not Party.CIVILIAN and _its_driver(harm, scene):
            harm.party = targets[0]
        if not targets and len(last_victims) == 1 and _the_driver(harm, scene):
            harm.party = last_victims[0]
        if len(last_victims) == 1 and _the_man(harm, scene):
            harm.party = last_victims[0]
        struck: Sequence[Party] = targets[:1] or last_victims[: len(last_victims) == 1]
        if struck and struck[0] is not Party.CIVILIAN and _the_guard(harm, scene):
            harm.party = struck[0]
        if harm.party is Party.UNKNOWN and targets and targets[0] in _ARMED:
            harm.party = targets[0]
        if harm.party is None and not harm.none_said:
            harm.party = _own_people(harm, scene)
        if harm.party is None and harm.other and len(last_victims) == 1:
            headless = harm.group is None or harm.group.headless
            harm.party = last_victims[0] if headless and previous is None else None
        if harm.party is None and harm.group is not None and harm.group.definite:
            harm.party = _of_those_named(harm, scene)
        if harm.party is None and _only_civilian_parts(harm, scene):
            harm.party = Party.CIVILIAN
        if harm.party is None and not harm.none_said:
            harm.party = _likely(harm, previous, targets, known_victims)
        if harm.party is not None:
            previous = harm.party
    _backfill(scene)


def _only_civilian_parts(harm: Harmed, scene: Scene) -> bool:
    """ "37, 11 of them children and six women": people of no side."""
    group = harm.group
    if group is None or not group.headless or group.count is None:
        return False
    parts = [g for g in scene.groups if g.subset and g.first > group.last and g.party is not None]
    return len(parts) > 1 and {p.party for p in parts} == {Party.CIVILIAN}


def _of_those_named(harm: Harmed, scene: Scene) -> Party | None:
    """ "A crowd of civilians was hit, killing five of them": of the civilians."""
    group = harm.group
    if group is None or not group.headless or scene.tokens[group.last].low != "them":
        return None
    named = [g.party for g in scene.groups if g.last < group.first and g.head >= 0]
    return named[-1] if named and named[-1] not in scene.roles.attackers else None


def _came_to_attack(group: Group | None, scene: Scene) -> bool:
    """ "Attackers", where "militants" killed by an air strike are none of its pilots'."""
    if group is None or group.head < 0:
        return False
    return scene.tokens[group.head].low.startswith(("attacker", "assail", "bomber", "suicide"))


def _the_attackers(group: Group | None, scene: Scene, attackers: Sequence[Party]) -> bool:
    """ "Two of the attackers were killed, too": of those who were told of before."""
    if group is None or group.head < 1 or scene.tokens[group.head - 1].low != "the":
        return False
    theirs = scene.tokens[group.head].low.startswith(_THEIRS)
    return _came_to_attack(group, scene) or (theirs and not set(attackers) & _HUNTERS_OF)


def _its_driver(harm: Harmed, scene: Scene) -> bool:
    """ "A vehicle of the army was hit, killing its driver": a man of the army."""
    group = harm.group
    if group is None or group.head < 0 or scene.tokens[group.first].low not in ("its", "their"):
        return False
    return scene.tokens[group.head].low in NEUTRAL_HEADS


def _the_driver(harm: Harmed, scene: Scene) -> bool:
    """ "The driver was hurt", behind an attack on an officer's car: the officer's man."""
    group = harm.group
    if group is None or group.head < 0 or scene.place is not None:
        return False
    definite = scene.tokens[group.first].low in ("the", "their", "his")
    return definite and scene.tokens[group.head].low in _CREW


def _the_man(harm: Harmed, scene: Scene) -> bool:
    """ "The man was killed when he fired back", behind a raid on a suspect: the suspect."""
    group = harm.group
    if group is None or group.head < 0 or scene.place is not None or scene.points:
        return False
    named = scene.tokens[group.first].low == "the" and group.first + 1 == group.head == group.last
    return named and scene.tokens[group.head].low in _SUSPECTS


def _the_guard(harm: Harmed, scene: Scene) -> bool:
    """ "Fired on an SDF guard, killing the guard": he of whom it tells."""
    group = harm.group
    if group is None or group.head < 0:
        return False
    if scene.tokens[group.head].low in _GUARDS and group.last == group.head:
        return harm.party in (
            None,
            Party.CIVILIAN,
        )  # "hit a depot of the army, killing four guards"
    if group.head != group.first + 1 or scene.tokens[group.first].low != "the":
        return False
    return scene.tokens[group.head].low in _CREW - {"driver"}


def name_militants(scene: Scene) -> None:
    """ "Militants" of a report that names Islamic State are its own, unless called unknown."""
    if not scene.words & _MILITANTS or scene.words & _OTHERS:
        return
    tokens = scene.tokens
    theirs = any(
        t.low in _MILITANTS and not {b.low for b in tokens[max(0, i - 3) : i]} & _NAMELESS
        for i, t in enumerate(tokens)
    )
    roles = scene.roles
    if theirs and roles.attackers and all(a is Party.UNKNOWN for a in roles.attackers):
        roles.attackers[:] = [Party.ISLAMIC_STATE]


def names_attackers(group: Group | None, scene: Scene, side: Party) -> bool:
    """ "Five attackers were killed": words for those who came to attack.

    "Militants" that an army or air force (``side``) killed are none of its own.
    """
    if group is None or group.head < 0:
        return False
    if side in _HUNTERS:
        return _came_to_attack(group, scene)
    return scene.tokens[group.head].low.startswith(_THEIRS)


def kills_attackers(scene: Scene) -> bool:
    """ "The assailant was shot dead by soldiers": who did so hit back."""
    killed = [h.group for h in scene.harmed if h.harm is Harm.KILLED]
    return bool(killed) and all(_came_to_attack(g, scene) for g in killed)


def _own_people(harm: Harmed, scene: Scene) -> Party | None:
    """ "The SDF said five of its fighters": whose people "its" and "our" are."""
    group = harm.group
    if group is None:
        return None
    words = {t.low for t in scene.tokens[group.first : group.last + 1]}
    buried = group.first > 0 and scene.tokens[group.first - 1].low in _MOURNED
    speaks = "his" in words and any(t.low in _SPOKE for t in scene.tokens[: group.first])
    if not (words & {"its", "our", "their"} or buried or speaks):
        return None
    if "own" in words and scene.roles.attackers:
        return scene.roles.attackers[0]  # "IS beheaded three of its own fighters"
    owners = [
        t.party
        for t in scene.tokens[: group.first]
        if t.tag is Tag.ORG and t.party is not None and t.party not in scene.roles.attackers
    ]
    return owners[-1] if owners else None


def _likely(
    harm: Harmed, previous: Party | None, targets: Sequence[Party], known: Sequence[Party]
) -> Party | None:
    unnamed = harm.group is None or harm.group.headless or harm.group.pronoun
    if unnamed and previous is not None:
        return previous
    if targets:
        return targets[0]
    if harm.generic and harm.count is None and previous not in (None, Party.CIVILIAN):
        return None  # "... and that more people were killed on both sides"
    if harm.generic:
        return known[0] if len(known) == 1 else Party.CIVILIAN
    if len(known) == 1:
        return known[0]
    return previous


def _backfill(scene: Scene) -> None:
    """ "The driver's companion ... and two soldiers": one side named serves those without."""
    sides = {h.party for h in scene.harmed if h.party is not None}
    if len(sides) == 1:
        side = next(iter(sides))
        for harm in scene.harmed:
            if harm.party is None and not harm.none_said:
                harm.party = side


def sum_of(scene: Scene, harm: Harm) -> Sum:
    """What a scene says of one kind of harm."""
    items = [h for h in scene.harmed if h.harm is harm] if scene.harmed else []
    if not items:
        return Sum()
    toll = next((h for h in items if h.toll), None)
    if toll is not None and _of_a_period(toll, items, scene):
        items, toll = [h for h in items if not h.toll], None
    if toll is not None:
        found = Sum(toll.count, dict(toll.parts), toll=True)
        if toll.party is not None and toll.count is not None and not toll.parts:
            found.by_party[toll.party] = toll.count
        return found
    told = [h for h in items if not h.none_said]
    if not told:
        return Sum(CountRange.exactly(0))
    if len(told) > 1:
        if any(not h.pronoun for h in told):
            told = [h for h in told if not h.pronoun or _he_and_others(h, told)]
        told = _without_repeats(_without_sum(told), _told_twice(scene))
    if harm is Harm.KILLED and all(h.pronoun and h.count is None for h in told):
        return taken_in([scene])
    total: Count = None
    parties: dict[Party, CountRange] = {}
    open_ended = False
    for item in told:
        if item.count is None and item.shared and any(t.count is not None for t in told):
            continue
        if item.count is None:
            named = item.group is not None and item.group.definite
            open_ended = open_ended or not (named or _counted_behind(item, told, scene))
            continue
        if total is not None and _counted_by_others(item, scene):
            total = _range_of(total, item.count)
            continue
        total = item.count if total is None else total + item.count
        for party, count in _shares(item):
            parties[party] = parties[party] + count if party in parties else count
    if total is not None and open_ended:
        total = CountRange(total.min, None)
    generic = all(h.generic for h in told)
    return Sum(total, parties, pronoun=all(h.pronoun for h in told), generic=generic)


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


def _range_of(told: CountRange, others: CountRange) -> CountRange:
    """At least 18 by one count and up to 47 by another: 18 to 47."""
    low = told.min if others.min <= 1 else min(told.min, others.min)
    return CountRange(low, None if others.max is None else max(others.max, told.max or told.min))


def _he_and_others(item: Harmed, told: Sequence[Harmed]) -> bool:
    """ "He and two comrades were killed": three; not where he was counted by his name before."""
    if any(h.at < item.at and not h.pronoun and h.count == item.count for h in told):
        return False
    return item.count is not None and any(h.at == item.at and not h.pronoun for h in told)


def taken_in(scenes: Sequence[Scene]) -> Sum:
    """Of whom "they were found dead" is said: those missing or taken, as told before."""
    for scene in scenes:
        for harm in scene.harmed:
            if harm.harm in (Harm.MISSING, Harm.CAPTURED) and harm.count is not None:
                return Sum(harm.count, {harm.party: harm.count} if harm.party else {})
    return Sum()


def _without_sum(items: list[Harmed]) -> list[Harmed]:
    """ "6 fighters and 4 militants were killed (10 fatalities)": the sum is no third number."""
    for item in items:
        bare = item.group is not None and item.group.headless and item.group.party is None
        others = [o.count for o in items if o is not item]
        if not bare or item.count is None or len(others) < 2 or None in others:
            continue
        total = sum((o for o in others if o is not None), CountRange.exactly(0))
        if total.min == item.count.min:
            return [o for o in items if o is not item]
    return items


def _told_twice(scene: Scene) -> bool:
    """A headline run into its text gives both numbers again: three dead, ten hurt, and again."""
    for harm in (Harm.KILLED, Harm.WOUNDED):
        counts = [h.count for h in scene.harmed if h.harm is harm and h.count and not h.none_said]
        if len(counts) != 2 or counts[0] != counts[1]:
            return False
    return True


def _without_repeats(items: list[Harmed], twice: bool) -> list[Harmed]:
    """A headline run into its text says the same number twice; it is counted once."""
    kept: list[Harmed] = []
    for item in items:
        again = any(
            k.at != item.at
            and k.count is not None
            and item.count is not None
            and k.count.min == item.count.min >= (1 if twice else _TELLING)
            and (k.party is item.party or k.party is None or item.party is None)
            for k in kept
        )
        if not again:
            kept.append(item)
    return kept


def _shares(item: Harmed) -> list[tuple[Party, CountRange]]:
    """A group's people by side: its parts where sides are named among them, and the rest."""
    if item.count is None:
        return []
    if item.civilians is not None and item.generic and item.party is Party.CIVILIAN:
        return [
            (Party.CIVILIAN, item.civilians),
            *(p for p in item.parts if p[0] is not item.party),
        ]
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


def is_notable(scene: Scene) -> bool:
    """One named or leading person killed on purpose: what reports call an assassination."""
    killed = [h for h in scene.harmed if h.harm is Harm.KILLED and h.count == CountRange.exactly(1)]
    if len(killed) != 1 or scene.kind is not EventType.ARMED_ATTACK:
        return False
    group = killed[0].group
    if group is None or group.head < 0:
        return False
    words = {w for t in scene.tokens[group.first : group.last + 1] for w in t.low.split()}
    return bool(words & _NOTABLE) and bool(scene.words & _SHOT)


_NOTABLE = frozenset(
    """commander leader official head mukhtar sheikh sheik elder dignitary mayor judge chief emir
    responsible notable councilwoman imam preacher councillor""".split()
)
_SHOT = frozenset(("shot", "gunned", "gunmen", "assailants", "motorcycle", "motorbike", "shooting"))
