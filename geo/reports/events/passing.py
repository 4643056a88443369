"""What a report says only beside its news: its setting, what came before, what became of people."""

from __future__ import annotations

import itertools
from typing import Final

from geo.model import (
    DatePrecision,
    EventType,
)
from geo.reports.clauses.came_before import ANSWERS, SPANS, days_after_it, lead_days
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.clauses.hints import is_verb, tells
from geo.reports.dates.when import Use, When
from geo.reports.events.covers import EVENTS, HAS, events_in
from geo.reports.events.since import DOCUMENTS
from geo.reports.people.group import BODIES
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.telling import (
    is_habitual,
    is_often,
    many_times,
    remarks,
    sets_in_context,
)
from geo.reports.scenes.timing import tense_since
from geo.reports.vocabulary.deeds import BEGAN
from geo.reports.vocabulary.kinds import QUIET
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import has_pair, has_tag

_RECORDS: Final = DOCUMENTS | {"reported", "registered", "logged"}
_WITNESSES: Final = frozenset(("witnesses", "witnessing", "despite"))
_BACK: Final = frozenset("reached returned arrived escaped freed released resurfaced".split())
_FIGHTS: Final = frozenset(
    "violence confrontations clashes fighting battles conflict unrest".split()
)
ABROAD: Final = "it happened in another country"
_FOREIGN: Final = frozenset(
    "iranian iraqi turkish lebanese jordanian israeli saudi egyptian libyan afghan yemeni".split()
)
_ABROAD: Final = frozenset("city town province capital village port".split())
_NEIGHBOURS: Final = frozenset("iraq jordan lebanon turkey israel".split())
_BASES: Final = frozenset("base outpost post camp quarters".split())
_WHO: Final = ("that", "who", "which")
_RESUMES: Final = frozenset("resumed renewed intensified continued stepped escalated".split())
_BEGINS: Final = frozenset("began started launched".split())
_CONDEMNS: Final = frozenset("condemned condemning condemns condemn denounced".split())
_MANY_QUIET: Final = frozenset("operations raids sweeps campaigns".split()) | {
    "security operations", "combing operations", "search operations",
}  # fmt: skip
_LAND: Final = frozenset("swathes swaths swath territory territories".split())
"""What is said to have been captured, and no place of it: "captured swathes of territory"."""
_STOPS: Final = frozenset("stop cease halt pause end suspend".split())
_CAMPAIGNS: Final = frozenset(("campaign", "intervention"))
_WAVES: Final = frozenset(("campaign", "campaigns", "wave"))
_TAKEN: Final = frozenset("abducted kidnapped hostages captives abductees missing".split())
_BACK_ALIVE: Final = ("found", "alive")
_LEADERS: Final = frozenset("leader emir caliph commander".split())
_SUCCESSION: Final = frozenset(("successor", "caliph", "predecessor", "swearing"))
_MANY_DEEDS: Final = 9
_SHORT: Final = 6
_A_WEEK: Final = 7
_GRAVE: Final = frozenset("intense violent severe serious".split())
_REVENGE: Final = tuple(["in", answer] for answer in ANSWERS)
_SUSPECTS: Final = frozenset(("suspect", "suspects", "perpetrator", "perpetrators"))
_IN_THE: Final = (["in", "the"], ["over", "the"], ["behind", "the"])
_LINKS: Final = frozenset("links linked ties tied connects connected".split())


def in_passing(scene: Scene, when: When | None) -> str | None:
    """Why a scene is only said beside the news, if it is: its setting, or what went before."""
    if sets_in_context(scene) and not scene.points:
        return "a general description, no single event"
    if scene.lows[:1] == ["every"] and not scene.points:
        return "a general description, no single event"
    loose = when is not None and when.precision in (DatePrecision.WEEK, DatePrecision.MONTH)
    if loose and not scene.counted and (events_in(scene) or 0) > _MANY_DEEDS:
        return "a general description, no single event"
    if not scene.harmed and not scene.words.isdisjoint(_CONDEMNS) and _condemns(scene):
        return "what was said of an attack"
    if not scene.counted and (
        _at_its_height(scene)
        or _continued(scene)
        or many_times(scene)
        or _has_resumed(scene)
        or _documented_many(scene)
        or _is_being_fought(scene)
        or _bombings_of_a_year(scene)
        or _many_operations(scene)
        or _others_since(scene)
        or (scene.kind in QUIET and not scene.points and not scene.words.isdisjoint(_LAND))
    ):
        return "a general description, no single event"
    if _leader_died_this_year(scene) or (
        not scene.words.isdisjoint(_SUCCESSION) and not scene.points[1:]
    ):
        return "a change of leaders, told with an earlier death"
    if _for_the_wounded(scene) or (
        "handed over" in scene.words and scene.words & BODIES and not scene.harmed
    ):
        return "what was done for the wounded"
    if _are_back(scene) or _was_arrested(scene):
        return "what became of those taken or missing"
    if remarks(scene) and not (scene.counted or scene.definite or when is not None):
        return "a general description, no single event"
    if scene.lows[:2] == ["including", "one"] and scene.place is None:
        return "told in passing, without a place"
    if _began_with_an_arrest(scene):
        return "told in passing, as what was before"
    if _is_abroad(scene):
        return ABROAD
    if remarks(scene) and _arrested_before(scene):
        return "told in passing, as what was before"
    if (why := _before_or_beside(scene, when)) is not None:
        return why
    sweeping = scene.kind in QUIET and scene.place is not None and not is_often(scene)
    sweeping = sweeping and not scene.words & _WITNESSES
    general = is_habitual(scene) and not scene.counted and when is None and not scene.definite
    if (general and not sweeping) or (when is None and _uncounted_total(scene)):
        return "a general description, no single event"
    return None


def _before_or_beside(scene: Scene, when: When | None) -> str | None:
    """Why a scene is what went before the news, what it answers or what it is linked to, if so."""
    lows = scene.lows[:4]
    ahead = lead_days(scene.tokens) and not days_after_it(scene.tokens)
    spans = "after" in lows and not ahead
    long_before = spans and has_pair(lows, SPANS, ("after",))
    if long_before and lows[0] != "hours" and not _news_behind(scene):
        return "told in passing, as what came long before"
    revenge = lows[:2] in _REVENGE and lows[2:3] in (["to"], ["for"])
    here = "same" in scene.words or "there" in scene.words
    if revenge and not (scene.points or scene.counted or _answered_with(scene)):
        return "told in passing, as what was answered"
    beside = lows[:1] == ["as"] and scene.start > scene.sentence.start and scene.counted
    revenge = revenge and not _answered_with(scene)
    revenge = revenge and not ("area" in scene.words and scene.points)
    if scene.place is None and (revenge or beside or (ahead and not (here or scene.recalled))):
        return "told in passing, without a place"
    if scene.recalled and scene.place is None and not (scene.points and scene.counted):
        return "told in passing, as what was before"
    if _links(scene):
        return "told in passing, as what it is linked to"
    if _the_last_before(scene, when):
        return "told in passing, as what was before"
    if _began_then(scene) or (lows[:1] == ["since"] and _ever_since(scene)):
        return "told in passing, as what was before"
    return None


def _condemns(scene: Scene) -> bool:
    """ "Russia lost no time in condemning the raid"."""
    lows = scene.lows
    return scene.place is None and has_pair(lows, _CONDEMNS, ("the",))


def _continued(scene: Scene) -> bool:
    """ "Its campaign of assassinations in the towns of X continued", "Turkey did not stop its
    bombardment"."""
    if scene.points:
        return False
    if "its" in scene.words and "not" in scene.words and scene.place is None:
        return has_pair(scene.lows, ("not",), _STOPS)
    if scene.words.isdisjoint(_WAVES):
        return False
    return not {"continued", "continues"}.isdisjoint(scene.words)


def _documented_many(scene: Scene) -> bool:
    """ "Has documented hundreds of civilians killed in strikes in X": a total without a number."""
    if scene.points or scene.words.isdisjoint(HAS) or scene.words.isdisjoint(EVENTS | {"deaths"}):
        return False
    first = next((i for i, low in enumerate(scene.lows) if low in HAS), 0)
    near = scene.lows[first + 1 : first + 3]
    says = "that" in scene.lows[first + 2 : first + 4]  # "have reported that IS attacked posts"
    return not says and "been" not in near and not _RECORDS.isdisjoint(near)


def _bombings_of_a_year(scene: Scene) -> bool:
    """ "Bombings in X and Y earlier this year killed scores": no one attack."""
    if scene.points or scene.words.isdisjoint(EVENTS):
        return False
    spans = (w.last - w.first for w in scene.whens if w.first is not None and w.last is not None)
    return any(span.days > _A_WEEK for span in spans)


def _many_operations(scene: Scene) -> bool:
    """ "Conducted a large number of security operations in the desert": none of them."""
    many = "large number of" in scene.said and not scene.points
    return many and scene.kind in QUIET and not scene.words.isdisjoint(_MANY_QUIET)


def _others_since(scene: Scene) -> bool:
    """ "It is said to have launched two other raids on them since Saturday": none of them told."""
    if scene.points or scene.harmed or not {"other", "since"} <= scene.words:
        return False
    steps = zip(scene.tokens, scene.lows[1:], scene.tokens[2:], strict=False)
    return any(a.number is not None and b == "other" and c.trigger for a, b, c in steps)


def _is_being_fought(scene: Scene) -> bool:
    """ "Two campaigns are being fought against IS in X": what goes on there."""
    return not scene.points and has_pair(scene.lows[:_SHORT], ("are", "is"), ("being",))


def _at_its_height(scene: Scene) -> bool:
    """ "The desert saw its most intense fighting since the summer": no fight of its own."""
    if "since" not in scene.words or "its" not in scene.words:
        return False
    lows = scene.lows
    return any(
        a == "its" and (b in SUPERLATIVES or (b == "most" and c in _GRAVE))
        for a, b, c in zip(lows, lows[1:], lows[2:], strict=False)
    )


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
    """ "The fighting broke out on 27 August after the SDF arrested a commander in X", "the violence
    erupted after a wave of kidnappings"."""
    if "after" not in scene.words:
        return False
    lows = " ".join(scene.lows[: scene.lows.index("after")]).split()
    fights = any(a == "the" and b in _FIGHTS for a, b in itertools.pairwise(lows))
    taken = bool(scene.harmed) and all(h.harm is Harm.CAPTURED for h in scene.harmed)
    return fights and taken and not BEGAN.isdisjoint(lows)


def _is_abroad(scene: Scene) -> bool:
    """ "Iraq said 16 people had been killed on its side of the border", "a base in Jordan"."""
    lows = scene.lows
    foreign = [] if _FOREIGN.isdisjoint(lows) else [b for a, b in _pairs(scene) if a in _FOREIGN]
    if any(b.split()[0] in _ABROAD for b in foreign):  # "killed 24 in the Iranian city of Ahvaz"
        return not any(s.mention.match.point for s in scene.spots)
    if _NEIGHBOURS.isdisjoint(lows):
        return False
    if lows[0] in _NEIGHBOURS and ("its", "side") in _pairs(scene):
        return True
    if lows[0] == "in" and lows[1] in _NEIGHBOURS and lows[2] == ",":
        return not scene.spots  # "In Iraq, the government said 16 were killed"
    for at, low in enumerate(lows[2:], 2):
        thing = scene.tokens[at - 2]
        there = lows[at - 2] in _BASES or (thing.tag is Tag.THING and thing.trigger is not None)
        if low in _NEIGHBOURS and lows[at - 1] == "in" and there:
            return not any(s.strong for s in scene.spots if s.at < at)
    return False


def _leader_died_this_year(scene: Scene) -> bool:
    """ "The group's leader was killed this year": no event of these days."""
    if scene.points or scene.place is not None or scene.words.isdisjoint(_LEADERS):
        return False
    return any(w.precision is DatePrecision.YEAR for w in scene.whens)


def _for_the_wounded(scene: Scene) -> bool:
    """ "Appealed for blood in the hospitals for dozens of wounded": no event of its own."""
    if scene.words.isdisjoint(("hospital", "hospitals", "blood")) or not scene.hurt:
        return False
    hurt = all(h.harm is Harm.WOUNDED for h in scene.harmed)
    return hurt and not (scene.counted or scene.kinds)


def _was_arrested(scene: Scene) -> bool:
    """ "He was arrested": what became of one told of before."""
    taken = bool(scene.harmed) and all(h.harm is Harm.CAPTURED for h in scene.harmed)
    opens = scene.lows[0] in ("he", "she", "they") and len(scene.tokens) < _SHORT
    return taken and opens and not (scene.place or scene.points or scene.roles.attackers)


def _are_back(scene: Scene) -> bool:
    """ "Five of those who had been missing reached X on foot": no event of its own."""
    back = not scene.words.isdisjoint(_BACK)
    back = back or (scene.words.issuperset(_BACK_ALIVE) and _BACK_ALIVE in _pairs(scene))
    if not back or not all(h.harm in (Harm.MISSING, Harm.CAPTURED) for h in scene.harmed):
        return False
    freed = not scene.words.isdisjoint(("freed", "released"))
    if freed and bool(scene.harmed) and ("who", "had") in _pairs(scene):
        return set(scene.kinds) <= {EventType.ABDUCTION}  # "freed two who had been kidnapped"
    if {("the", who) for who in _TAKEN} & _pairs(scene):
        return set(scene.kinds) <= {EventType.ABDUCTION}  # "31 of the abducted were released"
    return bool(scene.harmed) and "had" in scene.words and not scene.kinds


def _pairs(scene: Scene) -> set[tuple[str, str]]:
    return set(itertools.pairwise(scene.lows))


def _news_behind(scene: Scene) -> bool:
    """ "Hours after the attack, troops raided the village": the raid is news."""
    comma = next((i for i, t in enumerate(scene.tokens) if t.low == ","), None)
    if comma is None or has_tag(scene.tokens[:comma], Tag.CASUALTY):
        return False
    return tells(scene.tokens[comma:])


def _answered_with(scene: Scene) -> bool:
    """ "In response to the operation, gunmen attacked the office in X": the attack is news."""
    comma = next((i for i, t in enumerate(scene.tokens) if t.low == ","), len(scene.tokens))
    deeds = [t for t in scene.tokens[comma:] if t.trigger is not None and is_verb(t)]
    return scene.place is not None and bool(deeds) and bool(scene.roles.attackers)


def took_suspects(scene: Scene) -> bool:
    """ "The police arrested two suspects on Sunday", without a place: for an earlier attack."""
    if scene.words.isdisjoint(_SUSPECTS):
        return False
    at = next((i for i, low in enumerate(scene.lows) if low in _SUSPECTS), 0)
    if scene.place is not None and scene.lows[at + 1 : at + 3] not in _IN_THE:
        return False  # "five suspects in the X shooting"
    taken = [h for h in scene.harmed if h.harm is Harm.CAPTURED]
    return bool(taken) and len(taken) == len(scene.harmed)


def _the_last_before(scene: Scene, when: When | None) -> bool:
    """ "Its last raid, on 22 July, killed three as well", weeks before: told to compare."""
    lows = scene.lows[:3]
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


def _began_then(scene: Scene) -> bool:
    """ "It has been besieging the town since January, when it seized X and killed 85"."""
    lows = scene.lows
    at = lows.index("when") if "when" in lows else 0
    if at <= 3 or lows[at - 1] != "," or scene.tokens[at - 2].tag is not Tag.DATE:
        return False
    if scene.counted and scene.place is not None and tense_since(scene) is not None:
        return False
    since = "since" in " ".join(lows[at - 3 : at - 1]).split()
    return since and not {"has", "have"}.isdisjoint(" ".join(lows[: at - 3]).split())


def _ever_since(scene: Scene) -> bool:
    """ "Since IS announced its campaign, it has ...": all that was since."""
    dated = [t.tag for t in scene.tokens[1:2]] == [Tag.DATE]
    if dated and scene.place is not None and scene.acted:
        return False  # "Since Monday morning, jets have carried out 20 strikes near X"
    return not scene.counted and not scene.words.isdisjoint(("has", "have"))


def _arrested_before(scene: Scene) -> bool:
    """ "It is noteworthy that the two had been arrested at a checkpoint of X"."""
    taken = [h for h in scene.harmed if h.harm is Harm.CAPTURED]
    return "had" in scene.words and bool(taken) and not scene.points


def _uncounted_total(scene: Scene) -> bool:
    """ "Dozens have died in the desert since February": a running total that gives no number."""
    return scene.hurt and not scene.counted and "since" in scene.words
