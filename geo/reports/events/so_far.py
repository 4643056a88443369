"""What a report has told so far, and what one more scene means for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.came_before import days_after_it, died_days_after, lead_days
from geo.reports.dates.when import When
from geo.reports.events.asides import (
    CLAIMED,
    blame_all,
    name_who_began,
    name_who_is_blamed,
    name_who_is_noted,
    name_who_laid_it,
    name_who_took_him,
    take_aside,
    take_blame,
)
from geo.reports.events.beyond_doubt import (
    is_apart_from,
    is_past_of_victim,
    is_surely_of,
    says_when_found_died,
    some_died_elsewhere,
)
from geo.reports.events.draft import Draft
from geo.reports.events.draft_sides import add_named_dead
from geo.reports.events.final_kind import is_notable
from geo.reports.events.fold import absorb, new_draft
from geo.reports.events.goes_on_about import day_before, place_before, subject_of, they_acted
from geo.reports.events.lately import comes_back_to, told_lately
from geo.reports.events.left_out import LeftOut, what_followed
from geo.reports.events.like_the_last import (
    goes_on_with_offensive,
    is_of_those_raids,
    is_one_of_those,
    of_the_cell,
    of_the_series,
    side_of_those,
    subject_before,
    take_over,
    take_raids,
    they_did_it,
    those_who_act,
)
from geo.reports.events.passing import ABROAD, in_passing
from geo.reports.events.same_day import says_when_hit
from geo.reports.events.sameness import plainly_another, same_event
from geo.reports.events.setting import Setting
from geo.reports.events.shared_day import counts_back, gives_its_day, on_its_day
from geo.reports.events.totals import Totals, sums_up_the_note
from geo.reports.events.verdicts import background, not_an_event
from geo.reports.events.who_they_were import (
    name_who_attacked,
    name_who_killed_them,
    says_only_who_they_were,
)
from geo.reports.scenes.new_event import is_nth_victim, ordinal_of, saw_one_like_it
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.telling import sets_in_context
from geo.reports.scenes.timing import date_of, days_before

_AGAIN: Final = frozenset(("second", "third"))
_HOURS: Final = frozenset(("hours", "hours later"))


@dataclass(slots=True)
class SoFar:
    """The events and totals of one report, as far as it was read."""

    published: dt.date | None
    setting: Setting
    totals: Totals
    left_out: LeftOut
    record: bool
    """A note of long ago, as a data set or a chronicle keeps it."""
    drafts: list[Draft] = field(default_factory=list)
    last_day: dt.date | None = None
    alone: bool = False
    """Whether the report is one sentence."""
    day_label: tuple[When, int] | None = None
    """A day that stands alone before its paragraph ("Monday."), and the paragraph."""
    opening: Scene | None = None
    """The first scene of the body."""
    before: Scene | None = None
    """The scene right before, whatever it told."""

    def take(self, scene: Scene, last: Draft | None) -> None:
        """Adds a scene to an event told before, begins one with it, or leaves it out."""
        blame_all(scene, self.drafts)
        if last is not None and saw_one_like_it(scene):
            scene.take_kinds(last.kinds)
        close = last is not None and scene.sentence.block - last.block <= 1
        if last is not None and close:
            if says_only_who_they_were(scene, last):
                name_who_killed_them(scene, last)
                return
            if scene.tolls and not (scene.kinds or scene.points or scene.place):
                name_who_is_blamed(scene, last)  # "IS, in its claim, put the dead at six"
            name_who_attacked(scene, last)
            name_who_began(scene, last)
            name_who_laid_it(scene, last)
            name_who_is_noted(scene, last)
            name_who_took_him(scene, last)
            take_blame(scene, last)
        when, soft = self._day_of(scene, last, close)
        if self.left_out.goes_on(scene, self.before, self.drafts):
            return
        if self._leaves_out(scene, when, last, close) or self._tells_more(scene, when, soft, close):
            return
        if reason := not_an_event(
            scene,
            when,
            soft,
            titled=bool(self.setting.titles),
            first=not self.drafts and scene.sentence.start == 0,
            alone=self.alone,
        ):
            self.left_out.ignore_for_now(scene, reason)
            self.setting.passed = scene
            return
        self._begin_event(scene, when, soft, last, close)

    def _day_of(self, scene: Scene, last: Draft | None, close: bool) -> tuple[When | None, bool]:
        """When a scene happened, by its own words or by what was told before, and if softly."""
        when, soft = (None, False) if scene.noted else date_of(scene, self.last_day)
        days = died_days_after(scene.tokens) if "after" in scene.lows else 0
        if days and when is not None and when.first:
            when = days_before(when.first, days, scene)
        if when is not None and last is not None and counts_back(scene, last):
            when = None
        if when is scene.reported_when and last is not None and scene.lows[0] in _HOURS:
            when, soft = last.when, True  # "Hours after the shooting, bombs went off"
        if when is None and (known := day_before(scene, self.before, last)) is not None:
            when, soft = known, self.before is None or not self.before.opens_with_date
        if when is None and (days := days_after_it(scene.tokens)):
            day = last.first_date if last is not None else self.last_day
            if day is None or (last is not None and not (last.when and last.when.is_point)):
                return None, False
            return days_before(day, -days, scene), False
        if when is None and last is not None and on_its_day(scene, last, self.before, close=close):
            when, soft = last.when, True
        foiled = self.left_out.foiled if when is None and scene.hurt else None
        if foiled is not None and foiled is self.before and foiled.points:
            when, soft = foiled.points[0], True  # "foiled an attack on Friday ... killing 60"
        if when is None and (days := lead_days(scene.tokens)) and self.last_day and scene.place:
            when = days_before(self._day_it_came(scene) or self.last_day, days, scene)
        label, block = self.day_label or (None, -1)
        if label is not None and block == scene.sentence.block:
            when = label if when is None else _as_of_label(when, label, scene)
        if when is None and (known := self.totals.day_of_sum(scene, self.last_day)) is not None:
            when, soft = known, True
        for header in self.setting.headers_of(scene, last):
            if when is None and header.points and (scene.indefinite or not scene.definite):
                when, soft = header.points[0], False
        return when, soft

    def _day_it_came(self, scene: Scene) -> dt.date | None:
        """ "The ambush came | three days after an attack on X": the day of that ambush."""
        before = self.before
        if before is None or before.sentence is not scene.sentence or before.points:
            return None
        alike = [d for d in self.drafts if set(d.kinds) & set(before.kinds) and d.bloody]
        return alike[-1].first_date if alike else None

    def _leaves_out(self, scene: Scene, when: When | None, last: Draft | None, close: bool) -> bool:
        """Leaves out a scene of old news, a sum of what was told, or what is said in passing."""
        reason = background(scene, when, self.published, record=self.record)
        if reason is None and last is not None and ordinal_of(scene) == "first":
            again = any(s.words & _AGAIN and s.kinds for s in last.scenes)
            reason = "it recalls an earlier event" if again and not scene.points else None
        if reason is not None:
            if last is not None and close and says_when_found_died(last, scene):
                self.drafts.remove(last)  # a grave of years ago is no event of these days
                self.left_out.ignore(last.scenes[0], reason)
            self.left_out.ignore_with_sequel(scene, reason)
            return True
        if sums_up_the_note(scene, self.drafts):
            return True
        self.left_out.last = None
        reason = in_passing(scene, when)
        if reason is None:
            return False
        if last is not None and close and reason.endswith("the wounded"):
            take_aside(scene, last, self.drafts)
        if reason == ABROAD or (sets_in_context(scene) and not scene.points):
            self.left_out.ignore_with_sequel(scene, reason)
        else:
            self.left_out.ignore(scene, reason)
        return True

    def _tells_more(self, scene: Scene, when: When | None, soft: bool, close: bool) -> bool:
        """Adds a scene to the event told before that it tells more of, if it does."""
        one_more = self.totals.has_left() and is_nth_victim(scene)
        for number, draft in enumerate(self._told_lately(scene)):
            if number and plainly_another(draft, scene, when, soft):
                continue
            if one_more or is_apart_from(draft, scene):
                continue
            sure = close and number == 0 and is_surely_of(draft, scene)
            if sure and is_past_of_victim(draft, scene) and not says_when_hit(scene):
                when = None
            if sure or same_event(draft, scene, when, soft, close and number == 0, number == 0):
                if _adds_something(scene):
                    absorb(draft, scene, when, soft)
                    _note_kind(draft, scene)
                    self.totals.open = None
                    if number and comes_back_to(scene):
                        self.drafts.remove(draft)  # what follows is of this event
                        self.drafts.append(draft)
                elif not draft.victims:
                    draft.victims.extend(scene.roles.targets)
                add_named_dead(draft, scene)
                return True
        told = self.left_out.told_just_before(scene, self.before, self.drafts)
        if told is None:
            return False
        draft = new_draft(told, *date_of(told, self.last_day))
        absorb(draft, scene, when, soft)
        if draft.when is None and self.left_out.of_an_answer(scene, told, self.drafts):
            draft.when, draft.soft_when = self.drafts[-1].when, True
        self.drafts.append(draft)
        self.left_out.take_back(told)
        return True

    def _begin_event(
        self, scene: Scene, when: When | None, soft: bool, last: Draft | None, close: bool
    ) -> None:
        self.totals.open = self.left_out.foiled = None
        if last is not None and "them" in scene.words and some_died_elsewhere(last, scene):
            self.drafts.remove(last)  # of "13 killed since Wednesday" eleven died here
            self.totals.take_sum(last.scenes[0])
        if last is not None and _claims_it(scene) and not last.attackers:
            last.attackers.extend(scene.roles.attackers)
        draft = new_draft(scene, when, soft)
        if last is not None:
            take_over(draft, scene, last, close=close)
            if last.when is None and close and gives_its_day(scene):
                last.when, last.soft_when = when, True
        self.totals.lend(draft, scene)
        nameless = set(draft.attackers) <= {Party.UNKNOWN}
        nobody = nameless and (not draft.attackers or scene.lows[0] in ("its", "their"))
        if (they_did_it(scene) or goes_on_with_offensive(scene)) and nobody:
            whose = subject_before(self.before, scene) or those_who_act(self.drafts, draft)
            whose = whose or self._lead_side(scene) or subject_of(scene, self.before, draft)
            draft.attackers[:] = [*whose] or draft.attackers
        elif nameless and they_acted(scene, self.before):
            draft.attackers[:] = subject_of(scene, self.before, draft) or draft.attackers
        if is_one_of_those(scene) and set(draft.attackers) <= {Party.UNKNOWN}:
            whose = side_of_those(self.before, self.opening) or those_who_act(self.drafts, draft)
            draft.attackers[:] = whose or draft.attackers
        draft.attackers[:] = draft.attackers or of_the_series(scene, self.opening)
        draft.attackers[:] = draft.attackers or of_the_cell(scene, last)
        if self.before is not None and is_of_those_raids(scene, self.before):
            take_raids(draft, self.before)
        if draft.place is None and self.before is not None and turned_elsewhere(self.before, scene):
            draft.place = self.before.place
        if draft.place is None:
            free = last is None or self.before not in last.scenes
            draft.place = place_before(scene, self.before) if free else None
        if draft.place is None:
            draft.place = self.setting.serves(scene, last)
        if draft.place is None:
            draft.place = self.setting.along_the_way(scene)
            draft.loosely = True
        _note_kind(draft, scene)
        self.drafts.append(draft)

    def _lead_side(self, scene: Scene) -> list[Party]:
        """ "IS seized X. The assault on X began with two bombs": whose assault it was."""
        acted = set(self.opening.roles.attackers) if self.opening is not None else set()
        return list(acted) if len(acted) == 1 and goes_on_with_offensive(scene) else []

    def _told_lately(self, scene: Scene) -> list[Draft]:
        """The events that a scene may tell more of, the likeliest first."""
        if self.left_out.of_a_foiled_attack(scene, self.before):
            return []
        if what_followed(scene, self.before, self.drafts):
            return []
        if self.left_out.of_an_answer(scene, self.before, self.drafts):
            return []
        if self.left_out.says_more_of_it(scene, self.before, self.drafts):
            return []
        if turned_elsewhere(self.before, scene):
            return []
        return told_lately(self.drafts, scene)


def _as_of_label(when: When, label: When, scene: Scene) -> When:
    """ "Wednesday. US helicopters struck X overnight": the night to that Wednesday; "Tuesday. IS
    said it had shot a man on Sunday": the Sunday before."""
    if label.first is None or when.first is None or when not in scene.points:
        return when
    if when.weekday is not None and when.first > label.first:
        week_before = when.first - dt.timedelta(days=7)
        return replace(when, first=week_before, last=week_before)
    if "overnight" not in scene.lows:
        return when
    evening = label.first - dt.timedelta(days=1)
    return replace(when, first=evening, last=label.first)


def turned_elsewhere(before: Scene | None, scene: Scene) -> bool:
    """ "Meanwhile in Sweida, the army advanced in the X area. Eight were killed in an ambush": in
    that area, and none of those told before."""
    if before is None or before.place is None or before.kinds or before.harmed:
        return False
    turns = before.lows[0] in ("meanwhile", "elsewhere") and scene.indefinite and scene.counted
    return turns and scene.place is None and before.sentence.block == scene.sentence.block


def _note_kind(draft: Draft, scene: Scene) -> None:
    if is_notable(scene) and EventType.RAID not in draft.kinds:
        draft.kinds.append(EventType.ASSASSINATION)


def _adds_something(scene: Scene) -> bool:
    told = scene.hurt or scene.harmed or scene.place or scene.points
    return bool(told or scene.roles.attackers or scene.source)


def _claims_it(scene: Scene) -> bool:
    """ "Islamic State claimed it, together with a second bomb": what was told before."""
    if not CLAIMED & scene.words:
        return False
    return any(
        t.low in CLAIMED and scene.tokens[i + 1].low == "it"
        for i, t in enumerate(scene.tokens[:-1])
    )
