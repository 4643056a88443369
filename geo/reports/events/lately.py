"""Which of the events told so far a scene may tell more of, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.events.draft import Draft
from geo.reports.events.same_numbers import comparable
from geo.reports.scenes.casualties import sum_of
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import Harm
from geo.reports.vocabulary.tokens import has_pair

_LOOK_BACK: Final = 12
"""So many events back a sentence may still speak of."""
_FAR: Final = 2
"""More than so many times as many are no other count of the same dead."""
_STRIKES: Final = frozenset(("strikes", "airstrikes", "air strikes", "raids", "air raids"))


def told_lately(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The last events, newest first; one told beside the last, before it."""
    lately = list(drafts[: -_LOOK_BACK - 1 : -1])
    if len(lately) < 2:
        return lately
    latest, before = lately[:2]
    if _told_beside(latest, before) and not (scene.place or scene.points or "had" in scene.words):
        return lately[1:]
    if _of_the_strikes(scene, latest, before) or _as_many_died_before(scene, latest, before):
        return [before, latest, *lately[2:]]
    return lately


def comes_back_to(scene: Scene) -> bool:
    """ "In the east, gunmen opened fire on a minibus": a paragraph on an event of the lead."""
    return scene.acted and scene.place is not None and bool(scene.kinds)


def _as_many_died_before(scene: Scene, latest: Draft, before: Draft) -> bool:
    """ "A civilian was killed on Sunday and a leader wounded on Saturday", and then "killing him":
    of the one killed; "SANA spoke of 16 dead", behind 22 dead and six: of the 22."""
    together = latest.scenes[-1].sentence is before.scenes[-1].sentence
    others = scene.source is not None and scene.counted and scene.place is None
    others = others and scene.sentence.block == before.block and not scene.names_deed
    if scene.points or not (together or others):
        return False
    told = sum_of(scene, Harm.KILLED)
    known, last = before.words[0].killed, latest.words[0].killed
    if told.total is None or known.total is None:
        return False
    if together and known.total == told.total and not last.said:
        return True
    far = last.total is not None and told.total.min > _FAR * last.total.min
    return others and far and not scene.adds and comparable([known], told)


def _told_beside(aside: Draft, main: Draft) -> bool:
    """ "The cell had been involved in ... on 2 January", behind the raid on it of today."""
    earlier = aside.first_date and main.first_date and aside.first_date < main.first_date
    near = aside.scenes[0].sentence.block == main.block
    return bool(earlier) and near and len(aside.scenes) == 1 and "had" in aside.scenes[0].words


def _of_the_strikes(scene: Scene, latest: Draft, before: Draft) -> bool:
    """ "Six were killed in the strikes", behind strikes and the one attack that they answered."""
    if scene.place is not None or scene.points or not scene.definite:
        return False
    if not has_pair(scene.lows, ("the",), _STRIKES):
        return False
    struck = not _STRIKES.isdisjoint(before.scenes[0].words)
    single = _STRIKES.isdisjoint(latest.scenes[0].words)
    return struck and single and scene.sentence.block - before.block <= 1
