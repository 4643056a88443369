"""What kind of telling a scene is: a habit, a plan, a denial, a film, a caption, a recall."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from geo.model import DatePrecision, EventType
from geo.reports.clauses.hints import is_verb
from geo.reports.clauses.lead import SPANS_OF_LEADS
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token, has_pair, has_tag

_SHOWS: Final = frozenset("shows showing showed purportedly purporting depicting".split())
RELEASES: Final = frozenset(("video", "footage", "images", "photos", "recording"))
_OFTEN: Final = frozenset(
    """regularly usually often frequently repeatedly always commonly occasionally typically daily
    routinely recurrent recurring near-daily average monthly annually basis
    occasional""".split()
)
_HABIT: Final = _OFTEN | frozenset(
    """continues continue continuing intensified intensify intensifying increased increasing
    escalated escalating escalation rise surge uptick resurgence witnesses witnessing still growing
    spate remnants risk ongoing numerous threat threats capable ability known deteriorated
    deterioration series increase recently lately repeated frequent able""".split()
)
_REASONS: Final = frozenset(("following", "after", "amid", "due", "due to", "because of"))
_THIS: Final = frozenset(("this", "these", "it", "such"))
_CELLS: Final = frozenset(("cell", "cells", "network", "networks"))
_BEGAN: Final = frozenset("initiated began launched started conducted carried mounted".split())
_COMES: Final = frozenset(("comes", "came", "come"))
_PICTURES: Final = frozenset(("picture", "image", "grab", "satellite"))
_CAPTION: Final = 6
_THE_DEAD: Final = frozenset("among dead toll victims killed".split())
_OF_THE_DEAD: Final = re.compile(
    r"\bamong (?:the|those) (?:\S+ )?(?:dead|killed|victims|fatalities|casualties)\b"
    r"|\bthe (?:dead|toll|victims) (?:also )?include[sd]?\b|\bof the (?:dead|victims) were\b"
    r"|\bthose killed (?:\S+ ){0,3}include[sd]?\b"
)
_COINCIDES: Final = frozenset(("coincided", "coincides"))
_OPENING: Final = 6
_TAKES_PLACE: Final = _COMES | {"place", "occurred"}
_REMARKS: Final = frozenset(("noteworthy", "worth", "notable", "noted"))
_PLANNED: Final = frozenset(
    """plan plans planned planning intend intends threatened threatens vowed warned warns will
    would could may might expected fear feared fears prepare preparing preparations""".split()
)
_FOILED: Final = frozenset("foiled thwarted dismantled defused prevented".split())
_RECALL: Final = frozenset(
    """recall recalls recalled recalling anniversary commemorates commemorate sentenced convicted
    court trial compensation""".split()
)
_MARKS: Final = frozenset(("marks", "marked"))
RECALLING: Final = frozenset(("recall", "recalls", "recalled", "recalling"))
_DENIED: Final = frozenset(
    "denied denies denying rumours rumors untrue baseless unfounded fabricated".split()
)
_RELATIVE: Final = frozenset(("where", "which", "who"))
_DENIES: Final = frozenset(("denied", "denies", "denying"))
_WHAT_IS_SAID: Final = frozenset("that report reports claims rumours rumors having news".split())
_DOING: Final = frozenset(("being", "carrying", "bearing", "playing"))
"""Who denies being behind an attack doesn't deny it."""
_BLAMES: Final = frozenset("blamed blames blaming accused accuses accusing".split())


def is_habitual(scene: Scene) -> bool:
    """Told as what goes on, grows or happens again and again."""
    habit = scene.words & _HABIT
    if habit == {"known"} and not has_pair(scene.lows, ("known",), ("for",)):
        return is_often(scene)  # "warplanes whose identity is not known": no habit of theirs
    if habit == {"remnants"} and scene.hurt and "with remnants of" in scene.said:
        return is_often(scene)  # "soldiers were killed in clashes with remnants of Daesh"
    if habit == {"able"} and not scene.words.isdisjoint(("was", "were")):
        return is_often(scene)  # "were able to enter the post": they did
    if habit and scene.kind is EventType.TROOP_MOVEMENT and scene.acted:
        habit = habit & _before_reason(scene)
    if "have" in scene.words and "previously" in scene.words and scene.lows[0] == "they":
        return True  # "They have previously carried out attacks in X"
    if habit == {"series"} and scene.acted and scene.roles.attackers:
        return False  # "jets carried out a series of strikes": once
    return bool(habit) or is_often(scene)


def _before_reason(scene: Scene) -> frozenset[str]:
    """ "Sent reinforcements following the escalating activity of cells": what was done."""
    lows = scene.lows
    end = next((i for i, low in enumerate(lows) if low in _REASONS), len(lows))
    return frozenset(lows[:end])


def is_often(scene: Scene) -> bool:
    """Told as what happens again and again, even with a number."""
    similar = "similar" in scene.words and "similar attacks" in scene.said and not scene.hurt
    return bool(scene.words & _OFTEN) or similar or many_times(scene)


def many_times(scene: Scene) -> bool:
    """ "Have targeted the bases 74 times"."""
    if scene.words.isdisjoint(("has", "have")):
        return False
    if "times" not in scene.words:
        return False
    return any(
        a.number is not None and b.low == "times" for a, b in itertools.pairwise(scene.tokens)
    )


def remarks(scene: Scene) -> bool:
    """ "It is worth mentioning that cells attack ...": what a report closes with."""
    return scene.lows[:1] == ["it"] and not _REMARKS.isdisjoint(scene.lows[:4])


def is_planned(scene: Scene) -> bool:
    """A modal or a plan, and no deed told before it."""
    if scene.counted or _PLANNED.isdisjoint(scene.lows):
        return False
    told = False
    harmed = min((h.at for h in scene.harmed if not h.none_said), default=len(scene.tokens))
    for at, token in enumerate(scene.tokens[:harmed]):
        if token.tag is Tag.CASUALTY or (token.trigger is not None and is_verb(token)):
            return False
        told = told or token.trigger is not None
        if token.low == ";" and told and scene.acted:
            return False  # "fighting for the base goes on; the army is expected to take it"
        begun = token.trigger is EventType.RAID and not _BEGAN.isdisjoint(
            t.low for t in scene.tokens[max(0, at - 3) : at]
        )
        if begun:
            return False  # "began a sweep after IS had announced it would attack"
        if token.low in _PLANNED and token.tag not in (Tag.DATE, Tag.PLACE):
            return not _done_before(scene.tokens[at:])
    return False


def is_foiled(scene: Scene) -> bool:
    """ "Thwarted an attack", with nobody counted as harmed."""
    foiled = scene.words & _FOILED
    if foiled == {"dismantled"} and scene.words & _CELLS:
        return False  # "dismantled a cell in a raid"
    return bool(foiled) and not scene.counted


def is_denied(scene: Scene) -> bool:
    """ "There is no truth to reports of an attack", "denied that it had killed a civilian"."""
    no_truth = {"no", "truth"} <= scene.words
    if not (no_truth or scene.words & _DENIED):
        return False
    return not scene.counted or _denies_the_harm(scene)


def _denies_the_harm(scene: Scene) -> bool:
    """Whether all harm that is told of is what somebody denies, and nobody else is blamed."""
    if not scene.words.isdisjoint(_BLAMES):
        return False
    tokens = scene.tokens
    at = next((i for i, t in enumerate(tokens) if t.low in _DENIES), len(tokens))
    ahead = [t.low for t in tokens[at + 1 : at + 3]]
    deed = any(low.endswith("ing") and low not in _DOING for low in ahead[:1])
    governs = deed or (bool(ahead) and (ahead[0] in _WHAT_IS_SAID or ahead[-1] in _WHAT_IS_SAID))
    told = [h.at for h in scene.harmed if not h.none_said]
    beside = next((i for i, t in enumerate(tokens) if i > at and t.low in _RELATIVE), len(tokens))
    return governs and all(at < i < beside for i in told)


def is_filmed(scene: Scene) -> bool:
    """A recording was published that shows it."""
    return bool(scene.words & RELEASES) and bool(scene.words & _SHOWS)


def is_caption(scene: Scene) -> bool:
    """ "A view shows the damage after an air strike", "a frame grab from a drone's video shows":
    a picture's caption."""
    if "shows" not in scene.words:
        return False
    taken = not _PICTURES.isdisjoint(scene.lows[:_CAPTION]) and not scene.counted
    return taken or not scene.words.isdisjoint(("view", "photo"))


def says_who_died(scene: Scene) -> bool:
    """ "Among the 1,311 dead are 833 Druze", "the dead also include": of those counted before."""
    if _THE_DEAD.isdisjoint(scene.words) or scene.place is not None or scene.points:
        return False
    return scene.sentence.start > 0 and _OF_THE_DEAD.search(scene.said) is not None


def opens_plainly(scene: Scene) -> bool:
    """ "Rockets fell near the base on Wednesday": what happened is the sentence's subject."""
    return any(t.trigger is not None for t in scene.tokens[:4])


def sets_in_context(scene: Scene) -> bool:
    """ "This comes amid attacks of IS cells": why it matters, nothing that happened."""
    opening = scene.lows[:4]
    if opening[:2] == ["prior", "to"] and opening[2:3] in (["this"], ["the"]):
        return True  # "Prior to this ambush, attacks had killed 35": what was before it
    if opening[0] in _THIS and opening[1] in _COINCIDES and all(h.none_said for h in scene.harmed):
        return True  # "This coincided with air strikes on the area, without casualties"
    opens = opening[0] in _THIS and not _COMES.isdisjoint(opening)
    opens = opens or (opening[0] == "the" and _comes_amid(scene))
    if opens and not scene.counted:
        return True
    if "after" not in scene.words:
        return False
    pairs = enumerate(itertools.pairwise(scene.lows))
    after = next((i for i, p in pairs if p[0] in SPANS_OF_LEADS and p[1] == "after"), None)
    if after is None or _TAKES_PLACE.isdisjoint(scene.lows[:after]) or _under_fire(scene):
        return False
    return all(h.at > after for h in scene.harmed)  # "It came two days after X was killed"


def _comes_amid(scene: Scene) -> bool:
    """ "The blast comes as the army captured X", "the raid coincided with strikes near Y"."""
    for at, (a, b) in enumerate(itertools.pairwise(scene.lows[:_OPENING])):
        if a in _COMES and (b == "amid" or (b == "as" and _deed_behind(scene.tokens, at))):
            return True
        if a in _COINCIDES and b == "with":
            return True
    return False


def _deed_behind(tokens: Sequence[Token], at: int) -> bool:
    """ "... as the army captured X"; "as a patrol was passing" is told of the event."""
    behind = tokens[at:]
    return any(t.trigger is not None for t in behind) and not has_tag(behind, Tag.BE)


def _under_fire(scene: Scene) -> bool:
    """ "The base came under rocket fire hours after the strike": that happened."""
    return has_pair(scene.lows, _COMES, ("under",))


def recalls(scene: Scene) -> bool:
    """ "On the anniversary of the attack", "was sentenced for it": what was long before."""
    if _is_of_a_series(scene) and not _tells_of_its_day(scene):
        return True
    if "since" in scene.words and not _MARKS.isdisjoint(scene.lows[1:3]):
        return True  # "Today marks a month since three farmers were killed"
    recalled = scene.words & _RECALL
    if not recalled and "punished" not in scene.words:
        return False
    put_to_death = EventType.EXECUTION in scene.kinds and "trial" in scene.words
    if recalled == {"court"} and _names_a_court(scene.tokens):
        return False
    if recalled <= RECALLING and _tells_of_its_day(scene):
        return False  # "It recalled that three soldiers were killed near X on 18 August"
    return not put_to_death or "punished" in scene.words


def _tells_of_its_day(scene: Scene) -> bool:
    """ "It was the second such attack, after 28 were killed near X on 30 December"."""
    told = scene.counted and scene.place is not None
    return told and any(w.precision is DatePrecision.DAY for w in scene.points)


def _is_of_a_series(scene: Scene) -> bool:
    """ "It was the third such blast in a month; the first two killed five": no new event."""
    lows = scene.lows
    if lows[:3] == ["it", "was", "the"] and "such" in lows[4:5]:
        return True
    if lows[0] == "the killing of" and "since" in scene.words:
        return any(a == "the" and b == "first" for a, b in itertools.pairwise(lows))
    opens = lows[:1] == ["after"] and scene.tokens[1].tag is Tag.NUMBER
    return opens and lows[2] in ("that", "which", "others")


def _names_a_court(tokens: Sequence[Token]) -> bool:
    """ "A court clerk was abducted", "a bomb at the court building"."""
    named = (Tag.PERSON, Tag.THING)
    return any(a.low == "court" and b.tag in named for a, b in itertools.pairwise(tokens))


def _done_before(tokens: Sequence[Token]) -> bool:
    """ "Power would be back after the line was blown up on Monday": that was done."""
    after = next((i for i, t in enumerate(tokens) if t.low in ("after", "because")), len(tokens))
    return any(
        a.low in ("was", "were") and b.trigger is not None and is_verb(b)
        for a, b in itertools.pairwise(tokens[after:])
    )
