"""What a report tells that is none of its events, and the sentences that go on about that."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import Ignored
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.events.another_event import who_was_hit
from geo.reports.events.covers import SPANS
from geo.reports.events.draft import Draft
from geo.reports.events.shared_day import ANSWERS
from geo.reports.events.verdicts import background
from geo.reports.scenes.new_event import names_new_event
from geo.reports.scenes.no_attack import is_accident
from geo.reports.scenes.scene import Scene
from geo.reports.text.repair import Repaired
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import has_pair

_OPERATIONS: Final = frozenset(
    "operations operation fighting battles battle clashes advance offensive".split()
)
_FIGHTS: Final = frozenset("clashes fighting battle exchange shoot-out shootout raid".split())
_ADVANCES: Final = frozenset(
    """advance advanced control offensive progress captured seized retook liberated entered
    operation operations""".split()
)
_RESULTING: Final = frozenset("resulting ensuing subsequent".split())
_ATTACKERS: Final = frozenset("attacker attackers assailant assailants bomber bombers".split())


@dataclass(slots=True)
class LeftOut:
    """What was left out while a report is read."""

    source_text: str
    repaired: Repaired
    published: dt.date | None
    ignored: list[Ignored] = field(default_factory=list)
    last: Scene | None = None
    """The last scene of old news; what goes on about it goes with it."""
    foiled: Scene | None = None
    """The last attack that was foiled; "one attacker blew himself up" told next is of it."""
    _long_ago: bool = False
    """Whether the last one was left out for its date."""
    _unheeded: Scene | None = None
    """The last attack that hit nobody, as it was told."""

    def ignore(self, scene: Scene, reason: str) -> None:
        """Keeps a scene's sentence and why it was left out, where it tells of a deed or harm."""
        if not (scene.kinds or scene.harmed):
            return
        start, end = scene.sentence.start, scene.sentence.end
        span = self.repaired.input_span(start, end)
        if self.ignored and self.ignored[-1].span == span:
            return
        self.ignored.append(Ignored(self.source_text[span[0] : span[1]], reason, span))

    def ignore_with_sequel(self, scene: Scene, reason: str) -> None:
        """Leaves out a scene and what goes on about it."""
        self.ignore(scene, reason)
        self.last, self._long_ago = scene, reason.startswith("background")

    def ignore_for_now(self, scene: Scene, reason: str) -> None:
        """Leaves out a scene whose dead may be told next."""
        self.ignore(scene, reason)
        told_of = reason.startswith(("foiled", "no casualties"))
        self._unheeded = scene if told_of else None
        self.foiled = scene if reason.startswith("foiled") else self.foiled

    def take_back(self, scene: Scene) -> None:
        """Leaves it out no longer: its dead were told."""
        span = self.repaired.input_span(scene.sentence.start, scene.sentence.end)
        self.ignored[:] = [i for i in self.ignored if i.span != span]
        self.foiled = None

    def of_a_foiled_attack(self, scene: Scene, before: Scene | None) -> bool:
        """ "One attacker blew himself up", "one soldier died", right behind a foiled attack."""
        foiled = self.foiled
        if foiled is None or foiled is not before or not scene.counted:
            return False
        here = foiled.place is not None and not (scene.place or scene.points or scene.definite)
        return bool(_ATTACKERS & scene.words) or (here and scene.hurt)

    def says_more_of_it(self, scene: Scene, before: Scene | None, drafts: Sequence[Draft]) -> bool:
        """ "It said the militants lost 70 men", behind strikes that a ministry told of; "fourteen
        died in the blast", behind a bomber who drove into a post."""
        if before is None or before is not self._unheeded or not before.kinds:
            return False
        if not scene.counted or scene.place is not None or scene.points:
            return False
        if scene.lows[0] == "it" and scene.lows[1:2] in (["said"], ["says"], ["added"]):
            return before.source is not None
        told = before.place is not None or (before.roles.attackers and before.roles.targets)
        here = before.sentence.block == scene.sentence.block and bool(told)
        others = any(d.block == scene.sentence.block for d in drafts[-1:])
        return here and scene.definite and not others

    def of_an_answer(self, scene: Scene, before: Scene | None, drafts: Sequence[Draft]) -> bool:
        """ "US jets then hit the launch site; three of the gunners were killed": by the jets."""
        if before is None or before is not self._unheeded or not drafts:
            return False
        hit = who_was_hit(drafts[-1])
        struck = before.kind in FROM_AFAR and not hit.isdisjoint(before.roles.attackers)
        return struck and scene.counted and not (scene.place or scene.points)

    def told_just_before(
        self, scene: Scene, before: Scene | None, drafts: Sequence[Draft]
    ) -> Scene | None:
        """An attack told right before without its dead ("foiled an attack ... Both died")."""
        if _of_the_advance(scene, before, drafts) or what_followed(scene, before, drafts):
            return before
        if scene.nobody_survived and before is not None:
            told = any(before is s for d in drafts[-1:] for s in d.scenes)
            near = before.sentence.block == scene.sentence.block
            here = before.place is not None and not (scene.place or scene.points)
            return before if near and here and not told else None
        if not scene.counted or scene.place is not None or scene.points or names_new_event(scene):
            return None
        foiled, passed = self.foiled, self._unheeded
        if foiled is not None and scene.sentence.block - foiled.sentence.block <= 1:
            passed = foiled if _ATTACKERS & scene.words else passed
        if passed is None or is_accident(scene) or not passed.kinds:
            return None
        attacked = passed.roles.attackers and not scene.roles.attackers
        if passed.place is None and not (attacked or passed.roles.sides):
            return None
        between = self.repaired.text[passed.sentence.end : scene.sentence.start]
        behind = passed.sentence.block == scene.sentence.block and not between.strip()
        return passed if self.ignored and (behind or passed is foiled) else None

    def goes_on(self, scene: Scene, before: Scene | None, drafts: Sequence[Draft]) -> bool:
        """ "However, no casualties were reported" belongs to what was left out before."""
        if self._tells_of_old_news(scene, before, drafts) or _came_of_old_news(scene, before):
            return True
        passed = self.last
        if passed is None or passed.sentence.block != scene.sentence.block:
            return False
        if scene.points:
            return False
        of_those = before is passed and ("in", "them") in itertools.pairwise(scene.lows)
        here = any(d.block == scene.sentence.block for d in drafts) and not of_those
        if self._long_ago and (ANSWERS & scene.words or not (scene.place or here)):
            return True  # "IS attacked a bus last May. SOHR said 37 soldiers died."
        if scene.place:
            return False
        if before is passed and ("behind", "the") in itertools.pairwise(scene.lows):
            return True  # "IS said it was behind the attack"
        first = scene.tokens[:2]  # "The attack killed one", behind an old attack
        of_it = first[0].low == "the" and first[-1].tag is Tag.THING and first[-1].trigger
        return not scene.kinds or bool(of_it and scene.hurt and passed.kinds and passed.place)

    def _tells_of_old_news(
        self, scene: Scene, before: Scene | None, drafts: Sequence[Draft]
    ) -> bool:
        """ "IS took the town in August 2015. It abducted 200 people then": in 2015."""
        if before is None or scene.points or scene.place is not None or not before.points:
            return False
        last = drafts[-1].scenes if drafts else []
        pairs = itertools.pairwise(scene.lows)
        then = any(a == "same" and b in SPANS for a, b in pairs)  # "ten died that same week"
        near = then or before.sentence.block == scene.sentence.block
        near = near and before not in last[-1:]
        opens = then or scene.tokens[0].low in ("it", "they", "he", "there")
        return near and opens and background(before, before.points[0], self.published) is not None


def _came_of_old_news(scene: Scene, before: Scene | None) -> bool:
    """ "It was the deadliest since the storming of a prison last year. The resulting fighting
    killed 105": last year."""
    if before is None or scene.lows[0] != "the" or scene.lows[1] not in _RESULTING:
        return False
    compared = before.lows[0] == "since" or not before.words.isdisjoint(SUPERLATIVES)
    return compared and "since" in before.words


def what_followed(scene: Scene, before: Scene | None, drafts: Sequence[Draft]) -> bool:
    """ "On Sunday the SDF encircled a house in X. The clashes that followed ended with the death
    of two": what came of that, where and when it is told."""
    if before is None or scene.place is not None or scene.points or not scene.counted:
        return False
    told = before.place is not None and bool(before.points) and not (before.kinds or before.harmed)
    free = not drafts or before not in drafts[-1].scenes
    opens = scene.lows[0] == "the" and scene.lows[1] in _FIGHTS
    pairs = itertools.pairwise(zip(scene.lows, scene.lows[1:], strict=False))
    opens = opens or any(a == ("in", "the") and b[1] in _FIGHTS for a, b in pairs)
    return told and free and opens and before.sentence.block == scene.sentence.block


def _of_the_advance(scene: Scene, before: Scene | None, drafts: Sequence[Draft]) -> bool:
    """ "30 had been killed in the operations", behind the advance that the lead tells."""
    if before is None or scene.place is not None or scene.points or not scene.counted:
        return False
    lows = scene.lows
    known = has_pair(lows, ("the",), _OPERATIONS)
    free = before not in (drafts[-1].scenes if drafts else [])
    near = scene.sentence.block - before.sentence.block <= 1
    placed = before.place is not None and bool(before.points) and not before.kinds
    return known and free and near and placed and not before.words.isdisjoint(_ADVANCES)
