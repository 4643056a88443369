"""Scenes: what one clause tells of one event, before scenes are folded into incidents."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from geo.model import DatePrecision, EventType, Party, PlaceMention
from geo.reports.counts import Harmed, harmed_in
from geo.reports.dates import Use, When
from geo.reports.kinds import best_kind
from geo.reports.lexicon import Form, Harm, Tag
from geo.reports.outlets import OUTLETS
from geo.reports.parties import LIGHT_VERBS, Roles, roles_in
from geo.reports.people import Group, groups_of
from geo.reports.sentences import Sentence
from geo.reports.sources import SAYING, source_in
from geo.reports.tokens import Token
from geo.reports.where import Spot, scene_of, spots_of

_DATELINE: Final = 5
_SUPERLATIVES: Final = frozenset("deadliest bloodiest largest biggest worst heaviest".split())
_MAX_LEAD: Final = 60
_OPENING: Final = 4
_BREAKS: Final = frozenset((";", "while", "whereas", "meanwhile"))
_BRINGING: Final = frozenset(("bringing", "raising", "brings", "raises", "taking", "pushing"))
_SUPPORT: Final = frozenset(
    """supported backed accompanied support cover backing escorted under using seized confiscated
    seizing confiscating carrying loaded transporting smuggling dismantled removed
    defused""".split()
)
_BEGINNINGS: Final = frozenset("launch begin start conduct carry prepare join".split())
_PEOPLE_HINTS: Final = frozenset("found discovered recovered dumped toll number".split())
_GROWS: Final = frozenset(
    "increased intensified escalated increasing intensifying escalating".split()
)
_ARMS: Final = (EventType.SHELLING, EventType.AIR_STRIKE, EventType.EXPLOSIVE)
_WIELDED: Final = frozenset(("with", "using", "used", "armed", "carrying"))
_HAPPENS: Final = frozenset(
    "erupted continued renewed raged occurred ensued resumed happened".split()
) | {"broke", "took"}
_BEFORE_DAY: Final = frozenset(
    """on late early earlier in a an the its statement website report that also , later as
    quoted""".split()
)
_SHOWS: Final = frozenset("shows showing showed purportedly purporting depicting".split())
_RELEASES: Final = frozenset(("video", "footage", "images", "photos", "recording"))
_INTENDED: Final = frozenset(("preparation", "preparations", "ahead", "aim", "aimed"))
_WEAK_TRIGGERS: Final = frozenset(
    """drone drones warplane warplanes jets aircraft helicopters missiles missile rockets rocket
    shells shell artillery mortars mortar mines mine landmines landmine explosives explosive
    grenades
    grenade bombs bomb battle battles fighting uav uavs ieds offensive violence raids raid shooting
    operation withdrawal deployment missiles drone's""".split()
) | {
    "fighter jets",
    "fighter jet",
    "air force",
    "land mines",
    "explosive devices",
    "live ammunition",
}
_HEARD: Final = frozenset(("heard", "sound", "sounds", "loud", "hearing"))
_UNSURE: Final = frozenset(("unclear", "whether", "unknown whether"))
_HABIT: Final = frozenset(
    """regularly usually often frequently repeatedly continues continue continuing intensified
    intensify intensifying increased increasing escalated escalating escalation rise surge uptick
    resurgence witnesses witnessing always commonly occasionally still typically daily routinely
    recurrent recurring growing spate remnants risk ongoing near-daily numerous threat threats
    capable ability known deteriorated deterioration""".split()
)
_NEW_EVENT: Final = frozenset(
    "another second third separate different similar previous earlier".split()
)
_APART: Final = frozenset(("separately", "elsewhere", "separate"))
_OPENERS: Final = frozenset(
    "earlier meanwhile additionally separately elsewhere furthermore moreover likewise".split()
)
_ADDED: Final = frozenset(("also", "too", "additional", "additionally", "later", "subsequently"))
_UPDATED: Final = frozenset("rose risen raised increased updated revised climbed".split())
_PLANNED: Final = frozenset(
    """plan plans planned planning intend intends threatened threatens vowed warned warns will
    would could may might expected fear feared fears prepare preparing preparations""".split()
)
_FOILED: Final = frozenset("foiled thwarted dismantled defused prevented".split())
_RECALL: Final = frozenset(
    """recalls recalled recalling anniversary commemorates sentenced convicted court trial lawyer
    compensation""".split()
)
_DENIED: Final = frozenset(("denied", "denies", "denying", "rumours", "rumors"))
_ACCIDENT: Final = frozenset(
    """collision crash crashed accident accidents overturned earthquake drowned drowning
    collapse flood floods""".split()
)
_DEFINITE: Final = frozenset(("the", "this", "that", "these", "same", "sunday's", "friday's"))


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

    def __post_init__(self) -> None:
        self.settle_place()

    @property
    def kind(self) -> EventType:
        return best_kind(self.kinds)

    def settle_place(self) -> None:
        """Decides which of the spots is the scene; again after spots were added."""
        self.place, self.other_places = scene_of(self.spots, self.kind)

    @property
    def counted(self) -> bool:
        """Whether a number of people is given."""
        return any(h.count is not None and not h.none_said for h in self.harmed)

    @property
    def hurt(self) -> bool:
        return any(not h.none_said for h in self.harmed)

    @property
    def habitual(self) -> bool:
        return bool(self.words & _HABIT)

    @property
    def names_new_event(self) -> bool:
        """ "Separately", "in another attack", "earlier": the clause says that it tells of more."""
        tokens = self.tokens
        opens = bool(tokens) and tokens[0].low in _OPENERS
        if opens and not {t.low for t in tokens[1:4]} & {"it", "he", "they", "reports"}:
            return True
        if self.words & _APART:
            return True
        return any(
            t.low in _NEW_EVENT and any(_is_event_noun(n) for n in tokens[i + 1 : i + 4])
            for i, t in enumerate(tokens)
        )

    @property
    def one_more(self) -> bool:
        """ "Another car blew up", "a second bomb": on the same day, where none is said."""
        return any(
            t.low in ("another", "second") and self.tokens[i + 1].tag is Tag.THING
            for i, t in enumerate(self.tokens[:-1])
        )

    @property
    def apart(self) -> bool:
        """ "Separately", "in a separate attack": another event beyond doubt."""
        return bool(self.words & _APART) and (self.hurt or self.place is not None)

    @property
    def adds(self) -> bool:
        """ "Also", "another two": to those told of before."""
        first = next((h for h in self.harmed if not h.none_said), None)
        if first is None:
            return False
        near = self.tokens[max(0, first.at - 4) : first.at + 3]
        return first.other or any(w in _ADDED for t in near for w in t.low.split())

    @property
    def rises(self) -> bool:
        """ "The toll rose to five": newer than what was said before."""
        return bool(self.words & _UPDATED) and any(h.toll for h in self.harmed)

    @property
    def updates(self) -> bool:
        return bool(self.words & _UPDATED) or any(h.toll for h in self.harmed)

    @property
    def planned(self) -> bool:
        """A modal or a plan, and no deed told before it."""
        if self.counted:
            return False
        for token in self.tokens:
            if token.tag is Tag.CASUALTY or (token.trigger is not None and _is_verb(token)):
                return False
            if token.low in _PLANNED and token.tag not in (Tag.DATE, Tag.PLACE):
                return True
        return False

    @property
    def foiled(self) -> bool:
        return bool(self.words & _FOILED) and not self.counted

    @property
    def unsure(self) -> bool:
        """It asks who did it rather than saying so."""
        return bool(self.words & _UNSURE) and not self.hurt

    @property
    def denied(self) -> bool:
        return bool(self.words & _DENIED) and not self.counted

    @property
    def accident(self) -> bool:
        attacks = [k for k in self.kinds if k is not EventType.ARMED_ATTACK]
        return bool(self.words & _ACCIDENT) and not attacks and not self.roles.attackers

    @property
    def filmed(self) -> bool:
        """A recording was published that shows it."""
        return bool(self.words & _RELEASES) and bool(self.words & _SHOWS)

    @property
    def opens_with_place(self) -> bool:
        return any(t.tag is Tag.PLACE for t in self.tokens[:3])

    @property
    def opens_with_date(self) -> bool:
        return any(t.tag is Tag.DATE for t in self.tokens[:2])

    @property
    def recalls(self) -> bool:
        return bool(self.words & _RECALL)

    @property
    def points(self) -> list[When]:
        """Dates that something happened on."""
        return [w for w in self.whens if w.is_point]


def scenes_of(
    text: str,
    sentence: Sentence,
    tokens: Sequence[Token],
    whens: Sequence[When],
    places: Sequence[PlaceMention],
) -> list[Scene]:
    """The scenes of a sentence: one, or one for each clause that tells of an event of its own."""
    scenes = [_scene(text, sentence, part, whens, places) for part in _clauses(tokens)]
    scenes = [s for s in scenes if s.tokens]
    if len(scenes) < 2:
        return scenes
    for before, scene in itertools.pairwise(scenes):
        days = _lead(scene.tokens)
        if days and (told := before.points or scene.points):
            scene.whens = [_moved(told[-1], -days)]
            if "there" in scene.words and not scene.spots:
                scene.spots.extend(before.spots)
                scene.settle_place()
            continue
        if not before.points and scene.tokens[0].low == "and":
            before.whens.extend(scene.points)
        scene.source = scene.source or before.source
        if not scene.points and before.points:
            scene.whens.extend(before.points)
            scene.reported_when = scene.reported_when or before.reported_when
        if before.hurt and not before.spots and scene.spots:
            before.spots.extend(scene.spots)
            before.settle_place()
        if before.hurt and not before.roles.attackers:
            before.roles.attackers.extend(scene.roles.attackers)
    return scenes


def _scene(
    text: str,
    sentence: Sentence,
    tokens: Sequence[Token],
    whens: Sequence[When],
    places: Sequence[PlaceMention],
) -> Scene:
    groups = groups_of(tokens) if any(map(_speaks_of_people, tokens)) else []
    harmed = harmed_in(tokens, groups)
    roles = roles_in(tokens, groups, [h.group for h in harmed if h.group is not None])
    own_whens = [whens[t.index] for i, t in enumerate(tokens) if _is_own_date(tokens, i, whens)]
    spots = spots_of(tokens, places)
    kinds, definite, indefinite, acted = _triggers(tokens, harmed)
    return Scene(
        start=tokens[0].start if tokens else sentence.start,
        end=tokens[-1].end if tokens else sentence.end,
        sentence=sentence,
        tokens=tokens,
        kinds=kinds,
        harmed=harmed,
        whens=own_whens,
        spots=spots,
        roles=roles,
        source=source_in(text, tokens),
        groups=groups,
        definite=definite,
        indefinite=indefinite,
        acted=acted,
        reported_when=_reported(tokens, whens),
        event_whens=_of_events(tokens, whens),
        words=_words(tokens),
    )


def _speaks_of_people(token: Token) -> bool:
    """Whether groups of people can matter here: harm, an attack, or the parts of a total."""
    if token.tag in (Tag.CASUALTY, Tag.NUMBER) or token.trigger is not None:
        return True
    return token.tag is Tag.ORG or token.low in _PEOPLE_HINTS


def _words(tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a clause, phrases also cut into theirs; names of times and places left out."""
    lows = [t.low for t in tokens if t.tag is not Tag.DATE and t.tag is not Tag.PLACE]
    found = set(lows)
    for low in lows:
        if " " in low:
            found.update(low.split())
    return frozenset(found)


def _clauses(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Cuts a sentence where a second event with its own people and time or place begins."""
    cuts: list[int] = []
    begin = 0
    for at, token in enumerate(tokens):
        if at <= begin + 2 or not _may_cut(tokens, at):
            continue
        left, right = tokens[begin:at], tokens[at:]
        if (
            token.low in _BRINGING
            or (token.low == "which" and _brings(tokens, at))
            or (token.low in _BREAKS and _tells(left) and _breaks_off(token, right))
            or (token.tag is Tag.CONJ and _own_event(left, right))
            or _days_after(tokens, at)
        ):
            cuts.append(at)
            begin = at
    edges = [0, *cuts, len(tokens)]
    return [tokens[a:b] for a, b in itertools.pairwise(edges) if b > a]


def _breaks_off(token: Token, right: Sequence[Token]) -> bool:
    """Behind a semicolon another event may begin; behind "while" only one with its own anchor."""
    if not _tells(right):
        return False
    if token.low == ";":
        return True
    return any(t.tag in (Tag.PLACE, Tag.DATE, Tag.OUTLET) for t in right) and _harms(right)


def _may_cut(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.low in _BREAKS
        or token.low in _BRINGING
        or token.low == "which"
        or _days_after(tokens, at) > 0
        or (token.tag is Tag.CONJ and token.low == "and" and tokens[at + 1 : at + 2] != [])
    )


def _days_after(tokens: Sequence[Token], at: int) -> int:
    """ "..., two days after ISIS killed ...": by how many days the rest came first, or 0."""
    days = _lead(tokens[at : at + 3])
    if not days or not any(t.tag is Tag.DATE for t in tokens[:at]):
        return 0
    rest = tokens[at + 3 :]
    return days if _deed(rest[:11]) and not any(t.tag is Tag.DATE for t in rest) else 0


def _lead(tokens: Sequence[Token]) -> int:
    """How many days "two days after ..." at the start of a clause are, or 0."""
    if [t.low for t in tokens[1:3]] not in (["day", "after"], ["days", "after"]):
        return 0
    if tokens[0].tag is Tag.ARTICLE:
        return 1
    return min(tokens[0].number.min, _MAX_LEAD) if tokens[0].number is not None else 0


def _moved(when: When, days: int) -> When:
    if when.first is None or when.precision is not DatePrecision.DAY:
        return replace(when, first=None, last=None, weekday=None)
    day = when.first + dt.timedelta(days=days)
    return replace(when, use=Use.POINT, first=day, last=day, weekday=None)


def _deed(tokens: Sequence[Token]) -> bool:
    """Whether a side or people are the subject of a deed ("ISIS killed four soldiers")."""
    if not tokens or tokens[0].tag is Tag.DET:
        return tokens[1:2] != [] and tokens[1].tag is Tag.ORG
    return any(t.tag is Tag.CASUALTY or (t.trigger and _is_verb(t)) for t in tokens)


def _brings(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low in _BRINGING


def _tells(tokens: Sequence[Token]) -> bool:
    return any(t.tag is Tag.CASUALTY or t.trigger is not None for t in tokens)


def _other_actor(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "The army shelled X and Islamic State set off a bomb in Y": another side elsewhere."""
    mine, theirs = _actor(left), _actor(right[1:])
    if mine is None or theirs is None or mine is theirs:
        return False
    here, there = _first_index(left, Tag.PLACE), _first_index(right, Tag.PLACE)
    return here is not None and there is not None and here != there


def _actor(tokens: Sequence[Token]) -> Party | None:
    """The side that opens a clause as the subject of an attack verb."""
    for at, token in enumerate(tokens[:_OPENING]):
        if token.tag is Tag.ORG:
            ahead = tokens[at + 1 : at + 4]
            return token.party if any(t.trigger and _is_verb(t) for t in ahead) else None
    return None


def _own_event(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Both sides of "and" harm people, and the right side has a time or place of its own."""
    if _other_actor(left, right):
        return True
    if right[1].tag is Tag.PLACE or not _harms(left) or not _harms(right):
        return False
    right_place = _first_index(right, Tag.PLACE)
    right_date = _first_index(right, Tag.DATE)
    left_place = _first_index(left[2:], Tag.PLACE)
    left_date = _first_index(left, Tag.DATE)
    if right_date is not None and left_date is not None:
        return True
    return right_place is not None and left_place is not None and right_place != left_place


def _harms(tokens: Sequence[Token]) -> bool:
    return any(t.tag is Tag.CASUALTY and t.harm is not Harm.ANY for t in tokens)


def _first_index(tokens: Sequence[Token], tag: Tag) -> int | None:
    return next((t.index for t in tokens if t.tag is tag), None)


def _triggers(
    tokens: Sequence[Token], harmed: Sequence[Harmed]
) -> tuple[list[EventType], bool, bool, bool]:
    """Kinds named, whether by "the attack" or "an attack", and whether somebody acted."""
    strong: list[EventType] = []
    weak: list[EventType] = []
    fallback: list[EventType] = []
    definite = indefinite = acted = False
    for at, token in enumerate(tokens):
        kind = token.trigger
        if kind is None:
            if "suicide" in token.low:
                strong.append(EventType.SUICIDE_ATTACK)
            continue
        if token.tag is Tag.CASUALTY:
            if token.low.startswith("execut") and not any(h.at == at for h in harmed):
                continue
            (
                fallback
                if kind is EventType.ARMED_ATTACK or token.harm is Harm.CAPTURED
                else strong
            ).append(kind)
            acted = True
            if token.form is Form.COUNT_NOUN and at and tokens[at - 1].low in _DEFINITE:
                definite = True
            continue
        before = [t.low for t in tokens[max(0, at - 5) : at]]
        if _purpose(tokens, at):
            continue
        if set(before) & _INTENDED or (before and before[-1] in ("no", "without")):
            continue
        supporting = {t.low for t in tokens[max(0, at - 8) : at]} & _SUPPORT
        helping = token.low in _WEAK_TRIGGERS or kind in _ARMS
        if (supporting and helping) or (set(before[-3:]) | _after(tokens, at)) & _HEARD:
            continue
        if token.tag is Tag.THING:
            if set(before[-3:]) & _GROWS:
                continue  # "cells that have increased their attacks": no attack of its own
            acted = acted or bool(set(before[-4:]) & LIGHT_VERBS)
            near = before[-2:]
            pointed = "the" in near or bool(set(before[-1:]) & _DEFINITE)
            definite = definite or pointed
            acted = acted or bool({t.low for t in tokens[at + 1 : at + 4]} & _HAPPENS)
            indefinite = indefinite or bool(set(near) & {"a", "an", "another"})
        elif token.entry is not None and token.entry.verb:
            acted = True
        instrument = kind in _ARMS and bool(_WIELDED & set(before[-4:]))
        if token.low in _WEAK_TRIGGERS:
            (fallback if instrument else weak).append(kind)
        else:
            strong.append(kind)
    if weak and (strong or harmed or acted):
        strong.extend(weak)
    elif weak:
        fallback.extend(weak)
    return (_preferred(strong) if strong else fallback), definite, indefinite, acted


def _purpose(tokens: Sequence[Token], at: int) -> bool:
    """ "... to launch a sweep": what is meant to follow, not what happened."""
    for i in range(max(1, at - 8), at):
        if tokens[i].low in _BEGINNINGS and tokens[i - 1].low in ("to", "or"):
            return True
    return False


def _after(tokens: Sequence[Token], at: int) -> set[str]:
    return {t.low for t in tokens[at + 1 : at + 4]}


def _preferred(kinds: list[EventType]) -> list[EventType]:
    """Of attack and clash the one named first stands; the other follows from it."""
    pair = [k for k in kinds if k in (EventType.CLASH, EventType.ARMED_ATTACK)]
    if len(set(pair)) == 2:
        return [k for k in kinds if k is pair[0] or k not in pair]
    return kinds


def _reported(tokens: Sequence[Token], whens: Sequence[When]) -> When | None:
    """The date that belongs to the reporting ("said on Wednesday"), not to the event."""
    for at, token in enumerate(tokens):
        if token.tag is not Tag.DATE or not whens[token.index].is_point:
            continue
        if _said_on(tokens, at):
            return whens[token.index]
        after = {t.low for t in tokens[at + 1 : at + 6]}
        if at <= 2 and (after & SAYING or _outlet_says(tokens, at)):
            return whens[token.index]
        if {t.low for t in tokens[max(0, at - 4) : at]} & _RELEASES:
            return whens[token.index]
    return None


def _is_own_date(tokens: Sequence[Token], at: int, whens: Sequence[When]) -> bool:
    """A date of what is told: none of a dateline, and no period of a comparison."""
    if tokens[at].tag is not Tag.DATE:
        return False
    if at < _DATELINE:  # "AMMAN, Aug 11 (Reuters) - ..."
        ahead = tokens[at + 1 : at + 4]
        if [t.tag for t in ahead] == [Tag.PUNCT, Tag.OUTLET, Tag.PUNCT] and ahead[0].low == "(":
            return False
    before = {t.low for t in tokens[max(0, at - 5) : at]}  # "the deadliest attack this year"
    return whens[tokens[at].index].is_point or not before & _SUPERLATIVES


def _said_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether only "on", "late" or "in a statement" stands between saying and the date."""
    for token in reversed(tokens[max(0, at - 6) : at]):
        if token.low in SAYING:
            return True
        if token.low not in _BEFORE_DAY:
            return False
    return False


def _of_events(tokens: Sequence[Token], whens: Sequence[When]) -> list[When]:
    found = []
    for at, token in enumerate(tokens):
        if token.tag is Tag.DATE:
            ahead = [t for t in tokens[at + 1 : at + 4] if t.low not in ("'", "s", "night")]
            if ahead and ahead[0].tag is Tag.THING and ahead[0].trigger is not None:
                found.append(whens[token.index])
    return found


def _outlet_says(tokens: Sequence[Token], at: int) -> bool:
    window = tokens[at + 1 : at + 9]
    for offset, token in enumerate(window):
        if token.tag is Tag.OUTLET or token.low in OUTLETS:
            return any(t.low in SAYING for t in window[offset + 1 :])
        if token.tag in (Tag.CASUALTY, Tag.PERSON):
            return False
    return False


def _is_verb(token: Token) -> bool:
    return token.entry is not None and token.entry.verb


def _is_event_noun(token: Token) -> bool:
    return token.trigger is not None or token.low in ("incident", "incidents", "operation", "case")
