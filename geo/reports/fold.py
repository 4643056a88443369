"""Folds scenes into incidents: which scenes tell of the same event, and what they add to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Final

from geo.model import CountRange, DatePrecision, EventType, Party, PlaceMention
from geo.reports.casualties import Sum, sum_of
from geo.reports.dates import Use, When
from geo.reports.kinds import best_kind
from geo.reports.layout import Role
from geo.reports.lexicon import Harm, Tag
from geo.reports.people import Group
from geo.reports.scenes import Scene
from geo.reports.where import compatible, is_wide

_TELLING: Final = 5
_THEIRS: Final = ("attacker", "gunm", "assail", "bomber", "suicide", "militant", "terrorist")
"""Words for those who came to attack."""
_PERIOD_LIMIT: Final = dt.timedelta(days=3)
_SINCE_LIMIT: Final = dt.timedelta(days=7)
_QUIET: Final = frozenset((EventType.RAID, EventType.TROOP_MOVEMENT))
_SAME_FAMILY: Final = (
    frozenset(
        (
            EventType.AMBUSH,
            EventType.ARMED_ATTACK,
            EventType.CLASH,
            EventType.EXPLOSIVE,
            EventType.SUICIDE_ATTACK,
            EventType.ASSASSINATION,
            EventType.EXECUTION,
            EventType.ABDUCTION,
            EventType.OTHER,
        )
    ),
    frozenset(
        (EventType.AIR_STRIKE, EventType.SHELLING, EventType.EXPLOSIVE, EventType.ARMED_ATTACK)
    ),
    frozenset((EventType.RAID, EventType.CLASH, EventType.ARMED_ATTACK, EventType.AIR_STRIKE)),
)


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

    @property
    def first_date(self) -> dt.date | None:
        return self.when.first if self.when else None

    @property
    def casualties_known(self) -> bool:
        return any(w.killed.said or w.wounded.said for w in self.words)

    @property
    def hurt(self) -> bool:
        return any(s.hurt for s in self.scenes)


def new_draft(scene: Scene, when: When | None, soft: bool) -> Draft:
    draft = Draft(
        scenes=[], words=[], kinds=[], place=None, other_places=[], when=None, soft_when=True
    )
    absorb(draft, scene, when, soft)
    return draft


def date_of(scene: Scene, last_day: dt.date | None) -> tuple[When | None, bool]:
    """When the scene happened, and whether that is only the day it was reported on."""
    points = [w for w in scene.points if w is not scene.reported_when]
    hard = [w for w in points if w.use is Use.POINT] or points
    chosen = hard[0] if hard else scene.reported_when
    short = [w for w in scene.whens if w.use in (Use.PERIOD, Use.SINCE) and _is_short(w)]
    if not hard and short:
        return replace(short[0], use=Use.POINT, precision=DatePrecision.RANGE), False
    if (shifted := _shifted(scene)) is not None:
        return shifted, False
    possessed = next((w for w in hard if w in scene.event_whens), None)
    if possessed is not None:
        return possessed, False
    if chosen is None or not chosen.is_point:
        return None, False
    if chosen.use is Use.SHIFT:
        if last_day is None or chosen.precision is not DatePrecision.DAY:
            return None, False
        day = last_day + dt.timedelta(days=chosen.shift_days)
        return When(chosen.start, chosen.end, Use.POINT, DatePrecision.DAY, day, day), False
    return chosen, chosen is scene.reported_when or scene.updates


def _shifted(scene: Scene) -> When | None:
    """ "On Sunday ... killed two days earlier": counted from the day named in the same clause."""
    days = [w for w in scene.points if w.use is Use.POINT and w.precision is DatePrecision.DAY]
    shifts = [w for w in scene.points if w.use is Use.SHIFT and w.precision is DatePrecision.DAY]
    if not days or not shifts or days[0].first is None or shifts[0].start < days[0].start:
        return None
    harm = next((scene.tokens[h.at].start for h in scene.harmed), None)
    if harm is None:
        return None
    nearer = abs(shifts[0].start - harm) < abs(days[0].start - harm)
    if not nearer and not (shifts[0].start > harm and shifts[0].shift_days < 0):
        return None
    day = days[0].first + dt.timedelta(days=shifts[0].shift_days)
    return When(shifts[0].start, shifts[0].end, Use.POINT, DatePrecision.DAY, day, day)


def _is_short(when: When) -> bool:
    if when.precision in (DatePrecision.WEEK, DatePrecision.MONTH):
        return False
    limit = _SINCE_LIMIT if when.use is Use.SINCE else _PERIOD_LIMIT
    return bool(when.first and when.last and when.last - when.first <= limit)


def same_event(
    draft: Draft, scene: Scene, when: When | None, soft: bool, adjacent: bool, latest: bool = True
) -> bool:
    """Whether a scene tells of the draft's event; evidence for either side is weighed.

    ``latest``: the draft is the one told last; for an earlier one more evidence is asked.
    """
    if _days_clash(draft, when, soft) or _places_clash(draft, scene):
        return False
    if scene.apart:
        return False
    differs = _is_quiet(draft.kinds) != _is_quiet(scene.kinds)
    if differs and scene.kinds and not scene.definite and not _outcome(draft, scene, adjacent):
        return False
    same, new = 0.0, 0.0 if latest else 1.5
    place = scene.place
    own_place = place is not None and not is_wide(place.match)
    dated = when is not None and not soft
    if scene.definite and not scene.indefinite:
        same += 2
    if scene.indefinite and scene.acted:
        new += 1
    if scene.names_new_event:
        new += 2.5
    if dated and draft.when is not None:
        same += 0.5 if scene.opens_with_date else 1.5
    elif dated:
        new += 0.5
    if dated and scene.opens_with_date and not scene.definite:
        new += 1.5 if draft.when is not None and not draft.soft_when else 0.5
    if own_place:
        same_spot = draft.place is not None and place is not None and _near(draft.place, place)
        if same_spot:
            same += 1.5
        elif draft.place is not None and not is_wide(draft.place.match):
            new += 2 if scene.opens_with_place else 1
    if not own_place and when is None:
        same += 1.5
    if not _kinds_agree(draft, scene):
        new += 2 if scene.kinds and not scene.definite else 0.5
    same_counts, new_counts = _counts_evidence(draft, scene)
    same_parties, new_parties = _party_evidence(draft, scene)
    same += same_counts + same_parties
    new += new_counts + new_parties
    if adjacent:
        same += 0.5
    if not scene.hurt and when is None and same_parties > new_parties:
        same += 1  # a detail: who, with what, near where
    return same > new


def _outcome(draft: Draft, scene: Scene, adjacent: bool) -> bool:
    """What a raid came to: told right behind it, with no time or place of its own."""
    raid = best_kind(draft.kinds) is EventType.RAID and scene.sentence.block == draft.block
    bare = scene.place is None and not scene.points and not scene.roles.attackers
    return adjacent and raid and bare and scene.hurt


def _is_quiet(kinds: list[EventType]) -> bool:
    return best_kind(kinds) in _QUIET


def _days_clash(draft: Draft, when: When | None, soft: bool) -> bool:
    if when is None or draft.when is None:
        return False
    a, b = draft.when, when
    if a.first is None or b.first is None:
        return (
            a.weekday is not None and b.weekday is not None and a.weekday != b.weekday and not soft
        )
    if soft or draft.soft_when:
        return abs((b.first - a.first).days) > 2
    a_last, b_last = a.last or a.first, b.last or b.first
    return b.first > a_last or a.first > b_last


def _places_clash(draft: Draft, scene: Scene) -> bool:
    place = scene.place
    if draft.place is None or place is None:
        return False
    if compatible(draft.place.match, place.match):
        return False
    return not any(
        compatible(p.match, place.match) for p in draft.other_places if not is_wide(p.match)
    )


def _near(a: PlaceMention, b: PlaceMention) -> bool:
    if a.match.place_id is not None and a.match.place_id == b.match.place_id:
        return True
    both = a.match.point is not None and b.match.point is not None
    return both and not is_wide(a.match) and compatible(a.match, b.match, 3_000.0)


def _kinds_agree(draft: Draft, scene: Scene) -> bool:
    if not scene.kinds or not draft.kinds:
        return True
    a, b = set(draft.kinds), set(scene.kinds)
    if a & b:
        return True
    return any(a & family and b & family for family in _SAME_FAMILY)


def _counts_evidence(draft: Draft, scene: Scene) -> tuple[float, float]:
    same = new = 0.0
    if not scene.harmed:
        return same, new
    for harm in (Harm.KILLED, Harm.WOUNDED):
        told = sum_of(scene, harm)
        if told.total is None or told.total.max == 0:
            continue
        known = [_sum(w, harm) for w in draft.words if _sum(w, harm).total is not None]
        if not known:
            continue
        if (
            any(k.total is not None and k.total.min == told.total.min for k in known)
            or told.toll
            or scene.updates
            or scene.adds
            or told.pronoun
        ):
            same += 1.5
        elif not _comparable(known, told):
            new += 1.5
        elif scene.source and all(w.source and w.source != scene.source for w in draft.words):
            same += 1.0
        else:
            new += 1.0
    return same, new


def _comparable(known: list[Sum], told: Sum) -> bool:
    """Two tolls of one event differ, but not by much."""
    for one in known:
        if one.total is None or told.total is None:
            continue
        low, high = sorted((one.total.min, told.total.min))
        if high - low <= max(3, high // 2):
            return True
    return False


def _party_evidence(draft: Draft, scene: Scene) -> tuple[float, float]:
    same = new = 0.0
    mine = [a for a in draft.attackers if a is not Party.UNKNOWN]
    theirs = [a for a in scene.roles.attackers if a is not Party.UNKNOWN]
    hit = [t for t in scene.roles.targets if t is not Party.UNKNOWN]
    if set(hit) & set(draft.victims):
        same += 0.5
    if mine and theirs:
        if set(mine) & set(theirs):
            same += 0.5
        else:
            new += 1.5
    hurt = {h.party for h in scene.harmed if h.party not in (None, Party.UNKNOWN)}
    if hurt and draft.victims and not hurt & set(draft.victims) and not hurt & set(draft.attackers):
        new += 1.0 if not scene.adds else 0.0
    return same, new


def absorb(draft: Draft, scene: Scene, when: When | None, soft: bool) -> None:
    """Adds a scene's word to the draft."""
    _adopt_side(draft, scene)
    response = _answers(draft, scene)
    draft.scenes.append(scene)
    if not response:
        _take_kinds(draft, scene)
    _take_place(draft, scene)
    if when is not None and (draft.when is None or (draft.soft_when and not soft)):
        draft.when, draft.soft_when = when, soft
    for party in scene.roles.attackers if not (scene.unsure or response) else ():
        if party not in draft.attackers:
            draft.attackers.append(party)
    draft.sides.extend(p for p in scene.roles.sides if p not in draft.sides)
    for victim in (*(h.party for h in scene.harmed), *scene.roles.targets):
        if victim is not None and victim not in draft.victims:
            draft.victims.append(victim)
    for group in scene.groups:
        if group.subset and scene.hurt and group.party not in (*draft.victims, Party.UNKNOWN):
            draft.victims.extend([group.party] if group.party else [])
    _take_counts(draft, scene)
    draft.block = scene.sentence.block


def _answers(draft: Draft, scene: Scene) -> bool:
    """The side that was hit strikes back; that makes it no attacker of this event."""
    struck = [a for a in scene.roles.attackers if a is not Party.UNKNOWN]
    mine = [a for a in draft.attackers if a is not Party.UNKNOWN]
    return bool(struck and mine) and not set(struck) & set(mine)


def _adopt_side(draft: Draft, scene: Scene) -> None:
    """People of no stated side in a later sentence are those hit in the first."""
    known = [v for v in draft.victims if v is not Party.UNKNOWN and v not in draft.attackers]
    if len(known) != 1:
        return
    for harm in scene.harmed:
        vague = harm.party is None or (harm.party is Party.UNKNOWN and not harm.explicit)
        if not vague or harm.none_said:
            continue
        if not _names_attackers(harm.group, scene):
            harm.party = known[0]
        elif struck := [a for a in draft.attackers if a is not Party.UNKNOWN]:
            harm.party = struck[0]


def _names_attackers(group: Group | None, scene: Scene) -> bool:
    if group is None or group.head < 0:
        return False
    return scene.tokens[group.head].low.startswith(_THEIRS)


def _take_kinds(draft: Draft, scene: Scene) -> None:
    """The first scene names the kind; later ones only make it more exact."""
    if not draft.kinds or scene.unsure:
        draft.kinds.extend(scene.kinds if not scene.unsure else ())
        return
    attack = {EventType.ARMED_ATTACK, EventType.CLASH}
    for kind in scene.kinds:
        if kind in _QUIET or (kind in attack and set(draft.kinds) & attack):
            continue
        if not scene.definite or set(draft.kinds) <= attack | {EventType.OTHER}:
            draft.kinds.append(kind)


def _take_place(draft: Draft, scene: Scene) -> None:
    place, others = scene.place, scene.other_places
    if place is not None:
        if draft.place is None or (is_wide(draft.place.match) and not is_wide(place.match)):
            if draft.place is not None:
                draft.other_places.append(draft.place)
            draft.place = place
        else:
            others = (place, *others)
    draft.other_places.extend(others)


def _take_counts(draft: Draft, scene: Scene) -> None:
    killed, wounded = sum_of(scene, Harm.KILLED), sum_of(scene, Harm.WOUNDED)
    if not draft.words:
        draft.words.append(Word(scene.source, scene.start, scene.end, killed, wounded))
        return
    if not (killed.said or wounded.said):
        if draft.words[0].source is None and scene.source is not None:
            draft.words[0].source = scene.source
        return
    word = draft.words[0] if scene.rises else _word_for(draft, scene, killed, wounded)
    word.killed = _merged(word.killed, killed, scene)
    word.wounded = _merged(word.wounded, wounded, scene)


def _word_for(draft: Draft, scene: Scene, killed: Sum, wounded: Sum) -> Word:
    """The word this scene belongs to: its source's, or a new one where another source differs."""
    first = draft.words[0]
    if not (first.killed.said or first.wounded.said):
        if first.source is None:
            first.source = scene.source
        if first.source == scene.source or scene.source is None:
            return first
    if scene.source is None:
        return draft.words[-1]
    for word in draft.words:
        if word.source == scene.source:
            return word
    if first.source is None and not _contradicts(first, killed, wounded):
        first.source = scene.source
        return first
    word = Word(scene.source, scene.start, scene.end)
    draft.words.append(word)
    return word


def _contradicts(word: Word, killed: Sum, wounded: Sum) -> bool:
    return any(
        a.said and b.said and a.total != b.total
        for a, b in ((word.killed, killed), (word.wounded, wounded))
    )


def _sum(word: Word, harm: Harm) -> Sum:
    return word.killed if harm is Harm.KILLED else word.wounded


def _merged(known: Sum, told: Sum, scene: Scene) -> Sum:
    """One source's earlier and later word on the same harm."""
    if told.total is None or (told.pronoun and known.said):
        return known
    if known.total is None:
        return told
    one_side = len(told.by_party) == 1 and len(known.by_party) > 1
    if told.toll and one_side and set(told.by_party) <= set(known.by_party):
        parties = known.by_party | told.by_party  # "the toll of the SDF rose to 31"
        return Sum(sum(parties.values(), CountRange.exactly(0)), parties)
    if told.toll or (scene.updates and told.total.min >= known.total.min):
        return told if told.by_party or not known.by_party else _rescaled(told, known)
    if scene.adds and known.total.min < _TELLING and told.total.min < _TELLING:
        return known.plus(told)
    if told.generic and told.total.min >= known.total.min:
        return told
    if told.total.min == known.total.min:
        better = told if len(told.by_party) > len(known.by_party) else known
        return Sum(known.total, better.by_party)
    if scene.adds or _disjoint(known, told):
        return known.plus(told)
    if told.total.min > known.total.min:
        return told
    return known


def _rescaled(told: Sum, known: Sum) -> Sum:
    if len(known.by_party) == 1 and told.total is not None:
        return Sum(told.total, {next(iter(known.by_party)): told.total})
    return Sum(told.total)


def _disjoint(known: Sum, told: Sum) -> bool:
    """Other people of another side, told after the first were all accounted for."""
    if not known.by_party or not told.by_party or set(known.by_party) & set(told.by_party):
        return False
    if known.total is None or told.total is None:
        return False
    return sum(c.min for c in known.by_party.values()) == known.total.min


def title_only(scene: Scene) -> bool:
    return scene.sentence.role in (Role.TITLE, Role.HEADING)


def units_of(draft: Draft) -> tuple[str, ...]:
    """Names of numbered or named units among the sides, as the report spells them."""
    names: list[str] = []
    for scene in draft.scenes:
        for token in scene.tokens:
            if token.tag is Tag.ORG and _is_unit(token.low) and token.text not in names:
                names.append(" ".join(token.text.split()))
    return tuple(names)


def _is_unit(low: str) -> bool:
    words = low.split()
    if words[-1] in ("division", "brigade", "corps", "regiment", "battalion", "guard", "guards"):
        return True
    return low in _UNITS


_UNITS: Final = frozenset(
    """national defence;national defense;national defence forces;national defense forces;ndf;
    local defence forces;liwa al-quds;liwaa al-quds;fatemiyoun;liwa fatemiyoun;hezbollah;irgc;
    zainabiyoun;wagner;tiger forces;military security;asayish;deir ezzor military council;
    deir ez-zor military council;liwa al-baqir;quds force;popular mobilisation forces;
    popular mobilization forces;hashd al-shaabi;lebanese hezbollah;general security;
    military intelligence;air force intelligence""".replace("\n", "")
    .replace("    ", "")
    .split(";")
)
