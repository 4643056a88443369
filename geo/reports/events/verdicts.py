"""Why a scene is no event of this report: old news, a plan, a habit, or nothing to go by."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from typing import Final

from geo.model import (
    DatePrecision,
    EventType,
    Party,
)
from geo.reports.clauses.came_before import SPANS, lead_days
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.clauses.hints import is_verb
from geo.reports.dates.when import Use, When
from geo.reports.events.covers import events_in, period_of, sums_up
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.telling import (
    is_accident,
    is_caption,
    is_denied,
    is_drill,
    is_filmed,
    is_foiled,
    is_habitual,
    is_often,
    is_planned,
    many_times,
    opens_plainly,
    recalls,
    remarks,
    sets_in_context,
)
from geo.reports.vocabulary.kinds import QUIET
from geo.reports.vocabulary.lexicon import Harm, Tag

_WITNESSES: Final = frozenset(("witnesses", "witnessing", "despite"))
_BACK: Final = frozenset("reached returned arrived escaped freed released resurfaced".split())
_FIGHTS: Final = frozenset("confrontations clashes fighting battles conflict unrest".split())
_OUTBREAK: Final = frozenset("broke began erupted started".split())
_NEIGHBOURS: Final = frozenset("iraq jordan lebanon turkey israel".split())
_BASES: Final = frozenset("base outpost post camp quarters".split())
_WHO: Final = ("that", "who", "which")
_RESUMES: Final = frozenset("resumed renewed intensified continued stepped escalated".split())
_BEGINS: Final = frozenset("began started launched".split())
_CAMPAIGNS: Final = frozenset(("campaign", "intervention"))
_WAS_TAKEN: Final = frozenset("occupied captured seized overrun held besieged taken".split())
_TAKEN: Final = frozenset("abducted kidnapped hostages captives abductees missing".split())
_BACK_ALIVE: Final = ("found", "alive")
_SUCCESSION: Final = frozenset(("successor", "caliph"))
_MANY_DEEDS: Final = 9
_REVENGE: Final = (["in", "retaliation"], ["in", "response"], ["in", "revenge"])
NEWS_WINDOW_DAYS: Final = 45
"""What happened longer before the report than this is background, not news."""
_OPENS: Final = 4
_LABEL: Final = 6
_DASHES: Final = frozenset(("–", "—", "-", ":"))
_YEAR: Final = re.compile(r"\b20\d\d\b")
_SUSPECTS: Final = frozenset(("suspect", "suspects", "perpetrator", "perpetrators"))
_LINKS: Final = frozenset("links linked ties tied connects connected".split())
_OF_A_YEAR: Final = (Tag.WORD, Tag.PREP, Tag.PLACE, Tag.DET, Tag.NUMBER, Tag.PERSON)
"""What may stand between the dead and the year in which they died."""
_VERY_MANY: Final = 100


def background(
    scene: Scene, when: When | None, published: dt.date | None, *, record: bool = False
) -> str | None:
    """Why a scene is old news, if it is; ``record``: the text names no day that is new."""
    if recalls(scene):
        return "it recalls an earlier event"
    period = period_of(scene)
    point = when if when is not None and when.first is not None else None
    if point is None:
        if period is not None and period.year_given and _old_year(period, scene, published):
            return f"background from {period.first.year if period.first else 'earlier'}"
        return None
    if published is None or point.first is None:
        return None
    if point.weekday is not None and (month := _month_before(scene, published)) is not None:
        return f"background from {month:%B %Y}"
    age = (published - (point.last or point.first)).days
    if point.precision is DatePrecision.MONTH:
        same_month = (point.first.year, point.first.month) == (
            published.year,
            published.month,
        )
        if not same_month:
            return f"background from {point.first:%B %Y}"
    entry = _is_entry(scene) or (record and _opens_a_note(scene, point))
    if point.precision is DatePrecision.YEAR or (age > NEWS_WINDOW_DAYS and not entry):
        return f"background: {point.first:%Y-%m-%d} is {age} days before the report"
    return None


def _month_before(scene: Scene, published: dt.date) -> dt.date | None:
    """ "Last month, a bomb went off on a Tuesday": no Tuesday of these days."""
    opens = scene.tokens[min(_OPENS, len(scene.tokens)) - 1].end
    for when in scene.whens:
        if when.first is None or when.precision is not DatePrecision.MONTH or when.start > opens:
            continue
        if (when.first.year, when.first.month) != (published.year, published.month):
            return when.first
    return None


def is_record(whens: Sequence[When], published: dt.date | None) -> bool:
    """Whether all days that a text names lie before the news window."""
    days = [w.last or w.first for w in whens if w.is_point and w.first is not None]
    if published is None or not days:
        return False
    return all(day and (published - day).days > NEWS_WINDOW_DAYS for day in days)


def _is_entry(scene: Scene) -> bool:
    """ "27 May 2015 – ...": an entry of a chronicle, whose days are all news to it."""
    first = scene.tokens[:2]
    dated = len(first) == 2 and first[0].tag is Tag.DATE and first[1].low in _DASHES
    return (
        dated and first[0].start == scene.sentence.start and _YEAR.search(first[0].text) is not None
    )


def _opens_a_note(scene: Scene, when: When) -> bool:
    """ "On 9 January 2020, air raids on ...": a note that opens with its full date is a record."""
    if when.precision is DatePrecision.MONTH or not when.year_given or scene.sentence.start:
        return False
    before = [t.low for t in scene.tokens[:_LABEL] if t.end <= when.start]
    opens = before[before.index(":") + 1 :] if ":" in before else before  # "Arrests: On ..."
    return len(opens) <= 1 and scene.tokens[len(before)].tag is Tag.DATE


def _old_year(period: When, scene: Scene, published: dt.date | None) -> bool:
    """Whether the scene's own time is a past year; a year in a side remark isn't."""
    if period.first is None:
        return False
    early = any(t.tag is Tag.DATE for t in scene.tokens[:6])
    early = early or _occupied_in(scene, period) or _died_in(scene, period)
    lows = [t.low for t in scene.tokens[:4]]
    aside = lows[:3] == ["it", "is", "worth"] or lows[:3] == ["it", "is", "noteworthy"]
    if (
        scene.counted
        and not (early or aside)
        and (period.use is Use.SINCE or len(scene.tokens) > 18)
    ):
        return False
    return published is None or period.first.year < published.year


def _died_in(scene: Scene, year: When) -> bool:
    """ "400 people were killed there in 2015"; no "killed 3 of the group, driven out in 2019"."""
    before = [t for t in scene.tokens if t.end <= year.start]
    harm = next((i for i in range(len(before) - 1, -1, -1) if before[i].tag is Tag.CASUALTY), None)
    if harm is None or year.use is not Use.YEAR or scene.points:
        return False
    return all(t.tag in _OF_A_YEAR and t.trigger is None for t in before[harm + 1 :])


def _occupied_in(scene: Scene, year: When) -> bool:
    """ "The town was occupied for a week in 2013 by rebels, who killed 45": in 2013."""
    before = [t for t in scene.tokens if t.end <= year.start]
    taken = any(a.tag is Tag.BE and b.low in _WAS_TAKEN for a, b in itertools.pairwise(before))
    return taken and not any(t.tag is Tag.CASUALTY for t in before) and year.use is Use.YEAR


def in_passing(scene: Scene, when: When | None) -> str | None:
    """Why a scene is only said beside the news, if it is: its setting, or what went before."""
    if sets_in_context(scene) and not scene.points:
        return "a general description, no single event"
    loose = when is not None and when.precision in (DatePrecision.WEEK, DatePrecision.MONTH)
    if loose and not scene.counted and (events_in(scene) or 0) > _MANY_DEEDS:
        return "a general description, no single event"
    if (many_times(scene) or _has_resumed(scene)) and not scene.counted:
        return "a general description, no single event"
    if _leader_died_this_year(scene) or (
        not scene.words.isdisjoint(_SUCCESSION) and not scene.points[1:]
    ):
        return "a change of leaders, told with an earlier death"
    if _for_the_wounded(scene):
        return "what was done for the wounded"
    if _are_back(scene):
        return "what became of those taken or missing"
    if remarks(scene) and not (scene.counted or scene.definite or when is not None):
        return "a general description, no single event"
    if [t.low for t in scene.tokens[:2]] == ["including", "one"] and scene.place is None:
        return "told in passing, without a place"
    if _began_with_an_arrest(scene):
        return "told in passing, as what was before"
    if _is_abroad(scene):
        return "it happened in another country"
    if remarks(scene) and _arrested_before(scene):
        return "told in passing, as what was before"
    lows = scene.lows[:4]
    ahead = lead_days(scene.tokens)
    spans = "after" in lows and not ahead
    long_before = spans and any(a in SPANS and b == "after" for a, b in itertools.pairwise(lows))
    if long_before and not _news_behind(scene):
        return "told in passing, as what came long before"
    revenge = lows[:2] in _REVENGE and lows[2:3] in (["to"], ["for"])
    here = "same" in scene.words or "there" in scene.words
    if revenge and not (scene.points or scene.counted or _answered_with(scene)):
        return "told in passing, as what was answered"
    beside = lows[:1] == ["as"] and scene.start > scene.sentence.start and scene.counted
    revenge = revenge and not _answered_with(scene)
    if scene.place is None and (revenge or beside or (ahead and not here)):
        return "told in passing, without a place"
    if _links(scene):
        return "told in passing, as what it is linked to"
    if _the_last_before(scene, when):
        return "told in passing, as what was before"
    if _compares(scene) or (lows[:1] == ["since"] and _ever_since(scene)):
        return "told in passing, as what was before"
    sweeping = scene.kind in QUIET and scene.place is not None and not is_often(scene)
    sweeping = sweeping and not scene.words & _WITNESSES
    general = is_habitual(scene) and not scene.counted and when is None and not scene.definite
    if (general and not sweeping) or (when is None and uncounted_total(scene)):
        return "a general description, no single event"
    return None


def _has_resumed(scene: Scene) -> bool:
    """ "Russia has resumed its strikes on the area", "began its air campaign on 30 September"."""
    if scene.words.isdisjoint(_BEGINS) and scene.words.isdisjoint(_RESUMES):
        return False
    lows = scene.lows
    steps = zip(lows, lows[1:], lows[2:], strict=False)
    if scene.place is None and any(a in _BEGINS and b in ("its", "their") for a, b, _ in steps):
        return not scene.words.isdisjoint(_CAMPAIGNS)
    again = any(
        a in ("has", "have") and b in _RESUMES and c in ("its", "their") and of not in _WHO
        for of, a, b, c in zip(["", *lows], lows, lows[1:], lows[2:], strict=False)
    )
    return again and not scene.points


def _began_with_an_arrest(scene: Scene) -> bool:
    """ "The fighting broke out on 27 August after the SDF arrested a commander in X"."""
    lows = " ".join(scene.lows[:8]).split()
    fights = lows[:1] == ["the"] and not _FIGHTS.isdisjoint(lows[1:3])
    taken = bool(scene.harmed) and all(h.harm is Harm.CAPTURED for h in scene.harmed)
    return fights and taken and not _OUTBREAK.isdisjoint(lows) and "after" in scene.words


def _is_abroad(scene: Scene) -> bool:
    """ "Iraq said 16 people had been killed on its side of the border", "a base in Jordan"."""
    lows = scene.lows
    if _NEIGHBOURS.isdisjoint(lows):
        return False
    if lows[0] in _NEIGHBOURS and ("its", "side") in _pairs(scene):
        return True
    for at, low in enumerate(lows[2:], 2):
        if low in _NEIGHBOURS and lows[at - 1] == "in" and lows[at - 2] in _BASES:
            return not any(s.strong for s in scene.spots if s.at < at)
    return False


def _leader_died_this_year(scene: Scene) -> bool:
    """ "The group's leader was killed this year": no event of these days."""
    led = not {"leader", "emir", "caliph", "commander"}.isdisjoint(scene.words)
    this_year = any(w.precision is DatePrecision.YEAR for w in scene.whens)
    return led and this_year and not scene.points and scene.place is None


def _for_the_wounded(scene: Scene) -> bool:
    """ "Appealed for blood in the hospitals for dozens of wounded": no event of its own."""
    if scene.words.isdisjoint(("hospital", "hospitals", "blood")) or not scene.hurt:
        return False
    hurt = all(h.harm is Harm.WOUNDED for h in scene.harmed)
    return hurt and not (scene.counted or scene.kinds)


def _are_back(scene: Scene) -> bool:
    """ "Five of those who had been missing reached X on foot": no event of its own."""
    if not all(h.harm in (Harm.MISSING, Harm.CAPTURED) for h in scene.harmed):
        return False
    back = not scene.words.isdisjoint(_BACK)
    back = back or (scene.words.issuperset(_BACK_ALIVE) and _BACK_ALIVE in _pairs(scene))
    freed = not scene.words.isdisjoint(("freed", "released"))
    if freed and bool(scene.harmed) and ("who", "had") in _pairs(scene):
        return set(scene.kinds) <= {EventType.ABDUCTION}  # "freed two who had been kidnapped"
    if back and {("the", who) for who in _TAKEN} & _pairs(scene):
        return set(scene.kinds) <= {EventType.ABDUCTION}  # "31 of the abducted were released"
    return back and bool(scene.harmed) and "had" in scene.words and not scene.kinds


def _pairs(scene: Scene) -> set[tuple[str, str]]:
    return set(itertools.pairwise(scene.lows))


def _news_behind(scene: Scene) -> bool:
    """ "Hours after the attack, troops raided the village": the raid is news."""
    comma = next((i for i, t in enumerate(scene.tokens) if t.low == ","), None)
    if comma is None or any(t.tag is Tag.CASUALTY for t in scene.tokens[:comma]):
        return False
    return any(t.tag is Tag.CASUALTY or t.trigger is not None for t in scene.tokens[comma:])


def _answered_with(scene: Scene) -> bool:
    """ "In response to the operation, gunmen attacked the office in X": the attack is news."""
    comma = next((i for i, t in enumerate(scene.tokens) if t.low == ","), len(scene.tokens))
    deeds = [t for t in scene.tokens[comma:] if t.trigger is not None and is_verb(t)]
    return scene.place is not None and bool(deeds) and bool(scene.roles.attackers)


def _took_suspects(scene: Scene) -> bool:
    """ "The police arrested two suspects on Sunday", without a place: for an earlier attack."""
    if scene.place is not None or scene.words.isdisjoint(_SUSPECTS):
        return False
    taken = [h for h in scene.harmed if h.harm is Harm.CAPTURED]
    return bool(taken) and len(taken) == len(scene.harmed)


def _the_last_before(scene: Scene, when: When | None) -> bool:
    """ "Its last raid, on 22 July, killed three as well", weeks before: told to compare."""
    lows = [t.low for t in scene.tokens[:3]]
    opens = lows[:1] in (["its"], ["their"], ["the"]) and lows[1:2] in (["last"], ["previous"])
    return (
        opens and len(lows) > 2 and scene.tokens[2].trigger is not None and _weeks_ago(scene, when)
    )


def _weeks_ago(scene: Scene, when: When | None) -> bool:
    return (
        when is not None and when.use is Use.POINT and when.weekday is None and bool(scene.points)
    )


def _links(scene: Scene) -> bool:
    """ "It links the attack to the campaign announced after the leader was killed in Idlib"."""
    lows = scene.lows[:4]
    opens = lows[:1] in (["it"], ["he"], ["she"], ["they"]) or scene.tokens[0].tag is Tag.OUTLET
    return opens and not _LINKS.isdisjoint(lows[1:]) and not scene.points


def _compares(scene: Scene) -> bool:
    """ "This was the biggest attack since December, when they killed 40": told to compare."""
    if "since" not in scene.words or scene.words.isdisjoint(SUPERLATIVES):
        return False
    opens = not {"this", "it"}.isdisjoint(scene.lows[:2])
    return opens and any(t.tag is Tag.BE for t in scene.tokens[1:3])


def _ever_since(scene: Scene) -> bool:
    """ "Since IS announced its campaign, it has ...": all that was since."""
    return not scene.counted and not scene.words.isdisjoint(("has", "have"))


def not_an_event(
    scene: Scene, when: When | None, soft: bool, *, titled: bool, first: bool, alone: bool
) -> str | None:
    """Why a scene is no single event of its own, if it isn't; ``alone``: it is all the report."""
    dated = when is not None
    known = dated or scene.place or titled or (scene.counted and first)
    if scene.definite and not scene.indefinite and not known:
        return "it speaks of an event told elsewhere"
    placed = scene.place is not None
    if is_accident(scene):
        return "an accident, no attack"
    if is_filmed(scene) and not placed and (not dated or soft):
        return "a recording shows it, and nobody says when it happened"
    if is_filmed(scene) and not placed and scene.kind is EventType.ABDUCTION and not scene.hurt:
        return "a recording shows it, and nobody says when it happened"
    if _asks(scene) and not scene.counted:
        return "it asks why or by whom, and tells of no event"
    if scene.hurt and not scene.counted and sums_up(scene):
        return "several events at once, none of them told"
    if is_caption(scene):
        return "a picture's caption"
    if is_drill(scene):
        return "an exercise, no attack"
    if is_denied(scene):
        return "denied, so not told as done"
    if _took_suspects(scene):
        return "what was done about an earlier attack"
    moving = scene.kind is EventType.TROOP_MOVEMENT and not scene.hurt
    if moving and "evacuated" in scene.words:
        return "told in passing, as where the wounded were taken"
    if moving and Party.ISLAMIC_STATE in scene.roles.attackers:
        return "a movement of the group itself"
    if is_planned(scene):
        return "planned, feared or threatened, not done"
    if scene.counted or (any(h.none_said for h in scene.harmed) and (placed or dated)):
        if is_often(scene) and not dated and not placed:
            return "a general description, no single event"
        if not (dated or placed or first) and _very_many(scene):
            return "a great number without a day or place of its own"
        return None if scene.kinds or scene.counted else "no event is named"
    if is_foiled(scene) and not scene.hurt:
        return "foiled, so nothing happened"
    quiet = scene.kind in QUIET
    if quiet and not scene.hurt and placed and (scene.roles.attackers or scene.source):
        return None
    if is_habitual(scene) and not dated:
        return "a general description, no single event"
    if not dated and uncounted_total(scene):
        return "a general description, no single event"
    if scene.hurt:
        return None  # what stays without count, date and place is dropped at the end
    if quiet:
        return None if placed and scene.acted else "an operation without a place"
    if scene.definite and not scene.indefinite and not dated:
        return "it speaks of an event told elsewhere"
    sides = scene.roles.attackers or scene.roles.sides
    if not sides and dated and not soft and events_in(scene):
        sides = scene.roles.targets  # "a source reports 20 air strikes on the group on Monday"
    told = scene.acted or scene.indefinite or bool(sides)
    if told and ((dated and not soft) or (placed and scene.acted)):
        return None
    if dated and not soft and placed and scene.kinds and opens_plainly(scene):
        return None
    if alone and placed and scene.kinds and scene.words.isdisjoint(("is", "are")):
        return None  # "Airstrikes on Jabal al-Bishri by Russian warplanes."
    return "no casualties, date or place of its own"


def _very_many(scene: Scene) -> bool:
    """ "More than 700 of the tribe were killed for their refusal", behind another event."""
    return any(h.count is not None and h.count.min >= _VERY_MANY for h in scene.harmed)


def _arrested_before(scene: Scene) -> bool:
    """ "It is noteworthy that the two had been arrested at a checkpoint of X"."""
    taken = [h for h in scene.harmed if h.harm is Harm.CAPTURED]
    return "had" in scene.words and bool(taken) and not scene.points


def _asks(scene: Scene) -> bool:
    """ "It was not clear if the killings were in retaliation for Friday's ambush"."""
    if scene.words.isdisjoint(("clear", "unclear")):
        return False
    lows = [t.low for t in scene.tokens[:8]]
    pairs = itertools.pairwise(lows)
    return any(a in ("clear", "unclear") and b in ("if", "whether", "why") for a, b in pairs)


def uncounted_total(scene: Scene) -> bool:
    """ "Dozens have died in the desert since February": a running total that gives no number."""
    return scene.hurt and not scene.counted and "since" in scene.words
