"""The day that an event shares with the one told before it."""

from __future__ import annotations

from typing import Final

from geo.reports.clauses.lead import behind_lead
from geo.reports.dates.when import Use
from geo.reports.events.draft import Draft
from geo.reports.events.like_the_last import in_a_row, one_of_its_places
from geo.reports.events.setting import CAMPAIGNS
from geo.reports.scenes.new_event import (
    MOMENTS_LATER,
    came_to_help,
    hit_too,
    hours_earlier,
    is_one_more,
    names_new_event,
)
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.timing import tells_the_hour
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Tag

_FAR_BLOCKS: Final = 3
_THEN: Final = 5
_LATER_THAT_DAY: Final = (
    ["later", "the", "same", "day"], ["on", "the", "other", "bank"],
    ["on", "the", "other", "side"], ["across", "the", "river", ","],
)  # fmt: skip
ANSWERS: Final = frozenset("responded replied retaliated answered response retaliation".split())
"""Who answers an attack does so on its day."""


def on_its_day(scene: Scene, last: Draft, before: Scene | None, *, close: bool) -> bool:
    """Whether a scene without a day is of the day of the last event.

    ``close``: it is told in the same paragraph or the next; ``before``: the scene right before.
    """
    if is_one_more(scene) or (bool(CAMPAIGNS & scene.words) and scene.definite):
        return True
    opening = scene.lows[:4]
    in_the_day = "day" in scene.words and any(
        low in ("earlier", "later") and scene.lows[i + 1 : i + 4] == ["in", "the", "day"]
        for i, low in enumerate(scene.lows)
    )
    if in_the_day or opening in _LATER_THAT_DAY:
        return scene.sentence.block - last.block <= _FAR_BLOCKS
    meanwhile = "meanwhile" in opening
    meanwhile = meanwhile or bool(ANSWERS & scene.words) or bool(behind_lead(scene.tokens))
    meanwhile = (
        meanwhile
        or not scene.words.isdisjoint(("afterwards", "afterward"))
        or _came_hours_before(scene, before)
    )
    meanwhile = (
        meanwhile or hours_earlier(scene) or came_to_help(scene) or "immediately" in scene.words
    )
    meanwhile = meanwhile or "hours after the" in scene.said or opening[:2] in MOMENTS_LATER
    meanwhile = meanwhile or hit_too(scene)
    fired_back = "then" in scene.lows[:_THEN] and scene.kind in FROM_AFAR
    meanwhile = meanwhile or (fired_back and bool(scene.roles.attackers))
    there = one_of_its_places(scene, last)
    return close and (meanwhile or there or tells_the_hour(scene) or in_a_row(scene))


def _came_hours_before(scene: Scene, before: Scene | None) -> bool:
    """ "It came hours | after a drone killed three in X": on the same day."""
    if before is None or before.sentence is not scene.sentence:
        return False
    return scene.tokens[0].low == "after" and before.tokens[-1].low in ("hours", "hour")


def counts_back(scene: Scene, last: Draft) -> bool:
    """ "82 died in three days", behind an event with its full date: days around it."""
    if last.when is None or scene.points or scene.place is not None:
        return False
    days = next((t.low for t in scene.tokens if t.tag is Tag.DATE), "")
    hours = days.startswith("in ") and days.endswith(("hour", "hours"))  # "in five hours of combat"
    if not (last.when.year_given or hours or "there" in scene.words):
        return False
    counted = days.startswith(("in ", "over ", "within ", "during ")) and "last" not in days
    here = scene.sentence.block == last.block and not names_new_event(scene)
    return counted and "past" not in days and here


def gives_its_day(scene: Scene) -> bool:
    """ "On the morning of the same day, Sunday": the day of what was told before, too."""
    same = any(w.use is Use.SHIFT and w.shift_days == 0 for w in scene.points)
    return same and any(w.use is Use.POINT for w in scene.points)
