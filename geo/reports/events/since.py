"""Totals since something: "since the truce collapsed", "in the two years since X fell"."""

from __future__ import annotations

from typing import Final

from geo.reports.clauses.clauses import RAISING
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.dates.when import Use
from geo.reports.events.covers import dated, is_everywhere, is_long, is_perfect
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import has_tag

A_DAYS: Final = 10
"""A toll of fewer is a single attack's as likely as a day's."""
MANY: Final = 100
DOCUMENTS: Final = frozenset("documented documents recorded counted monitored verified".split())
CAMPAIGNS: Final = frozenset(
    "offensive campaign war battle fighting conflict push assault siege".split()
)
_SEASONS: Final = frozenset("season harvest ceasefire truce year month".split())
_BEGUN: Final = frozenset("begun began started launched".split())
_OUTSETS: Final = frozenset(
    """outbreak start beginning outset fall launch eruption collapse defeat liberation end onset
    escalation expulsion announcement takeover ouster overthrow withdrawal truce ceasefire spring
    summer autumn winter ramadan""".split()
)
_CLAUSE: Final = 12
_LONG: Final = ("years", "months", "weeks")
_CLOSE: Final = 12


def since_in_passing(scene: Scene) -> bool:
    """ "A truce of the clans, whose feud has cost nine lives since May, was signed on Saturday"."""
    if scene.words.isdisjoint(("whose", "which", "that")):
        return False
    tokens = scene.tokens
    long = [w for w in scene.whens if w.use is Use.SINCE and is_long(w)]
    return any(
        0 <= w.start - tokens[h.at].end <= _CLOSE
        for h in scene.harmed
        if h.count and h.at < len(tokens)
        for w in long
    )


def since_then(scene: Scene) -> bool:
    """ "Seven have been killed since Sunday: four fighters, and a child shot in X on Monday"."""
    since = next((w for w in scene.whens if w.use is Use.SINCE), None)
    if since is None or not scene.counted or ":" not in scene.words:
        return False
    colon = next(i for i, t in enumerate(scene.tokens) if t.low == ":")
    before = scene.tokens[colon].start
    return since.start < before and all(scene.tokens[s.at].start > before for s in scene.spots)


def since_it_began(scene: Scene) -> bool:
    """ "The offensive begun on Saturday has killed 28": a campaign's count, not an attack's; so is
    "21 since the year began"."""
    begun, since = scene.words & _BEGUN, "since" in scene.words
    campaign = scene.words & (CAMPAIGNS | {"operation"}) and begun
    season = since and begun and scene.words & _SEASONS
    return bool(campaign or season)


def since_an_outset(scene: Scene) -> bool:
    """ "34 people have been killed since the outbreak of the fighting": up to now."""
    if "since" not in scene.words or not scene.words.isdisjoint(SUPERLATIVES) or dated(scene):
        return False
    if not (is_perfect(scene) or scene.words & DOCUMENTS or scene.place is None):
        return False
    lows = scene.lows
    for at, low in enumerate(lows):
        if low == "since" and not _OUTSETS.isdisjoint(" ".join(lows[at + 1 : at + 4]).split()):
            return True
    return False


def opens_by_raising(scene: Scene) -> bool:
    """ "Bringing to 12 the number of ...", "and raises the toll to 12"."""
    opening = scene.lows[: 1 + (scene.tokens[0].tag is Tag.CONJ)]
    return not RAISING.isdisjoint(opening)


def raised_since(scene: Scene) -> bool:
    """ "Raising the toll to 45 since the start of the battle", "to over 650 since the attack"."""
    lows = scene.lows
    if not opens_by_raising(scene) or "since" not in scene.words:
        return False
    if not scene.tolls and "number" not in scene.words:
        return False
    most = max((h.count.min for h in scene.harmed if h.count), default=0)
    behind = lows[lows.index("since") + 1 :][:3]
    return most >= MANY or not _OUTSETS.isdisjoint(" ".join(behind).split())


def since_it_happened(scene: Scene) -> bool:
    """ "350 have been killed in X since a ceasefire collapsed on 19 September": up to now."""
    if "since" not in scene.words:
        return False
    counts = "counts" in scene.words or not scene.words.isdisjoint(DOCUMENTS)
    if not (counts or is_perfect(scene)):
        return False
    since = max(i for i, t in enumerate(scene.tokens) if t.low == "since")
    said = scene.tokens[since + 1 : since + _CLAUSE]
    if has_tag(said[:2], Tag.DATE) or not scene.words.isdisjoint(SUPERLATIVES):
        return False  # "since Saturday": some days, which may be one bombardment
    harm = next((h.at for h in scene.harmed), since)
    most = max((h.count.min for h in scene.harmed if h.count), default=0)
    told = has_tag(said, Tag.DATE) or (":" in scene.lows[since:] and said)
    told = told or scene.lows[since - 1].endswith(_LONG)  # "in the two years since Baghouz fell"
    return harm < since and most >= A_DAYS and bool(told)


def since_a_day(scene: Scene) -> bool:
    """ "Since the end of the caliphate on March 23, 50 have been killed": from that day on."""
    first = scene.tokens[0].low
    if first != "since" or not scene.points or not scene.counted:
        return False
    return is_perfect(scene) and is_everywhere(scene)
