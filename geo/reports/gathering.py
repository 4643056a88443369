"""Gathers what the sentences of one report tell into incidents and tallies."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import (
    EventType,
    Ignored,
    Party,
    Reading,
)
from geo.reports.asides import CLAIMED, take_aside
from geo.reports.casualties import is_notable, name_militants, settle_parties, sum_of
from geo.reports.clauses import RAISING, lead_days
from geo.reports.closing import (
    add_from_titles,
    events_of_titles,
    without_empty,
    without_sum_of_lead,
    without_sums,
)
from geo.reports.draft import Draft
from geo.reports.fold import absorb, new_draft
from geo.reports.layout import Role
from geo.reports.lead import behind_lead
from geo.reports.lexicon import Harm, Tag
from geo.reports.like_the_last import in_a_row, take_over
from geo.reports.marking import Marking
from geo.reports.outcome import Writer
from geo.reports.protocol import PlaceScanner
from geo.reports.repair import Repaired
from geo.reports.report_sides import settle_sides
from geo.reports.running import Running, add_parts, begin, continues, some_of_them
from geo.reports.sameness import same_event
from geo.reports.scene import Scene
from geo.reports.scenes import scenes_of
from geo.reports.sentences import Sentence
from geo.reports.setting import CAMPAIGNS, Setting
from geo.reports.sources import SAYING
from geo.reports.tallies import events_in, is_tally, towns_in
from geo.reports.timing import date_of, days_before, tells_the_hour
from geo.reports.tokens import Token
from geo.reports.undone import SURVIVED
from geo.reports.verdicts import background, in_passing, is_record, not_an_event
from geo.reports.when import Use, When

_ISLAMIC_STATE: Final = Party.ISLAMIC_STATE
_LOOK_BACK: Final = 12
"""So many events back a sentence may still speak of."""
_TELLING_TAGS: Final = (Tag.CASUALTY, Tag.DATE, Tag.OUTLET, Tag.ORG, Tag.PLACE)
_FAR_BLOCKS: Final = 3
_TELLING_WORDS: Final = frozenset(("fell", "found", "toll", "estimate", "best")) | SURVIVED
_OPERATIONS: Final = frozenset(
    "operations operation fighting battles battle clashes advance offensive".split()
)
_ADVANCES: Final = frozenset(
    """advance advanced control offensive progress captured seized retook liberated entered
    operation operations""".split()
)
_LATER_THAT_DAY: Final = (
    ["later", "in", "the", "day"], ["later", "the", "same", "day"], ["on", "the", "other", "bank"],
    ["on", "the", "other", "side"], ["across", "the", "river", ","],
)  # fmt: skip
_NORTH_EASTERN: Final = (
    "Asayish", "SDF", "Syrian Democratic Forces", "Autonomous Administration", "AANES",
    "North Press", "ANHA",
)  # fmt: skip
_NORTH_EAST: Final = re.compile(rf"\b(?:{'|'.join(_NORTH_EASTERN)})\b")
_DAMASCUS: Final = re.compile(
    r"\b(?:[Rr]egime|[Gg]overnment|SANA|[Mm]inistry|Damascus|army|Iranian|National Defen[cs]e)\b"
)
_PAIR: Final = 2
_NEAR: Final = 2
_LATE: Final = frozenset(("wounds", "injuries", "succumbed", "more"))
_HURT: Final = frozenset(("wounded", "injured"))
_ANSWERS: Final = frozenset("responded replied retaliated answered response retaliation".split())
_AGAIN: Final = frozenset(("second", "third"))
_ATTACKERS: Final = frozenset("attacker attackers assailant assailants bomber bombers".split())
_SUMS: Final = frozenset("has have had since total toll documented statistics so".split())
_PERIODS: Final = frozenset(("week", "month", "year"))


@dataclass(slots=True)
class Gathering:
    """One report's reading while it goes on, sentence by sentence."""

    source_text: str
    repaired: Repaired
    published: dt.date | None
    geocoder: PlaceScanner
    marked: Marking = field(init=False)
    setting: Setting = field(init=False)
    drafts: list[Draft] = field(default_factory=list)
    tallies: list[Running] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    open_tally: Running | None = None
    needed_date: bool = False
    islamic_state_named: bool = False
    of_the_north_east: bool = field(init=False)
    """"Security forces" without a name are those of the Autonomous Administration."""
    record: bool = field(init=False)
    """A note of long ago, as a data set or a chronicle keeps it."""
    last_day: dt.date | None = None
    _tally_block: int = -1
    _summed_up: Scene | None = None
    """The last sum of two events; what is told behind it happened on its day."""
    _last_ignored: Scene | None = None
    _long_ago: bool = False
    """Whether that was left out for its date."""
    _unheeded: Scene | None = None
    _foiled: Scene | None = None
    """The last attack that was foiled; "one attacker blew himself up" told next is of it."""
    _day_label: tuple[When, int] | None = None
    """A day that stands alone before its paragraph ("Monday."), and the paragraph."""
    _before: Scene | None = None
    """The scene right before, whatever it told."""

    def __post_init__(self) -> None:
        self.marked = Marking(self.repaired.text, self.published, self.geocoder)
        self.setting = Setting(self.geocoder)
        self.record = is_record(self.marked.whens, self.published)
        text = self.repaired.text
        named = any(name in text for name in _NORTH_EASTERN) and _NORTH_EAST.search(text)
        self.of_the_north_east = bool(named) and not _DAMASCUS.search(text)

    def take(self, sentences: Sequence[Sentence]) -> None:
        """Reads every sentence by itself, then gathers in their order what they tell."""
        tokens = self.marked.tokens_of(sentences)
        settle_sides(tokens, north_east=self.of_the_north_east, published=self.published)
        told = list(zip(sentences, tokens, strict=True))
        telling = [any(map(_tells, t)) for t in tokens]
        found = iter(self._scenes_of(list(itertools.compress(told, telling))))
        for sentence, tells in zip(told, telling, strict=True):
            if tells:
                self._gather(sentence[1], next(found))
            elif self.open_tally and sentence[1]:
                self._gather(sentence[1], self._scenes_of([sentence])[0])

    def _scenes_of(self, told: Sequence[tuple[Sentence, list[Token]]]) -> list[list[Scene]]:
        return scenes_of(self.repaired.text, told, self.marked.whens, self.marked.mentions)

    def _gather(self, tokens: Sequence[Token], scenes: Sequence[Scene]) -> None:
        """Takes in a sentence."""
        if not self.islamic_state_named:
            self.islamic_state_named = _ISLAMIC_STATE in [t.party for t in tokens]
        if self.published is None and not self.needed_date:
            whens = self.marked.whens
            self.needed_date = any(
                t.tag is Tag.DATE and whens[t.index].first is None for t in tokens
            )
        last_day = self.last_day  # "a day later" is counted from the sentence before
        for scene in scenes:
            known = len(self.drafts)
            self._take_scene(scene)
            told = self.drafts[-1].first_date if len(self.drafts) > known else None
            days = [w.first for w in scene.points if w.first and w is not scene.reported_when]
            if told or days:
                last_day = told or days[0]
        self.last_day = last_day

    def _take_scene(self, scene: Scene) -> None:
        self.setting.note_label(scene)
        self.setting.explain_sound(scene)
        self._read_scene(scene)
        self.setting.note_place(scene)
        self._before = scene

    def _read_scene(self, scene: Scene) -> None:
        if scene.points and all(t.tag in (Tag.DATE, Tag.PUNCT) for t in scene.tokens):
            self._day_label = (scene.points[0], scene.sentence.block)
        bullet = scene.sentence.role is Role.BULLET
        same_period = "period" in scene.words
        if same_period and "same" in scene.words and self.tallies and scene.hurt:
            add_parts(scene, self.open_tally or self.tallies[-1])
            return
        undated = not scene.points or same_period or some_of_them(scene)
        if self.open_tally is not None and undated:
            adjacent = scene.sentence.block - self._tally_block <= 1 or bullet
            if continues(scene, self.open_tally, bullet=bullet, adjacent=adjacent):
                add_parts(scene, self.open_tally)
                self._tally_block = scene.sentence.block
                return
        if scene.sentence.role in (Role.TITLE, Role.HEADING):
            self.setting.titles.append(scene)
            return
        last = self.drafts[-1] if self.drafts else None
        known = [v for v in last.victims if v is not Party.UNKNOWN] if last else []
        definite = scene.definite and not scene.indefinite
        settle_parties(
            scene,
            known if definite else [],
            self.islamic_state_named,
            known,
            [a for a in last.attackers if a is not Party.UNKNOWN] if last else [],
        )
        if self.islamic_state_named:
            name_militants(scene)
        if scene.sets_in_context and scene.tokens[0].low == "prior":
            self._ignore(scene, "a general description, no single event")
            return
        if self._its_outcome(scene, last):
            pass  # "IS attacked the field. 270 people were killed"
        elif is_tally(scene) or self._counts_the_tally_too(scene) or self._totals_up(scene):
            self.open_tally = begin(scene, self.published)
            self.tallies.append(self.open_tally)
            self._tally_block = scene.sentence.block
            pair = _PAIR in (events_in(scene), towns_in(scene))
            self._summed_up = scene if pair else None
            return
        if scene.kinds or scene.hurt or scene.harmed:
            self._place_scene(scene, last)
        else:
            self.setting.note_header(scene)
            if last is not None and scene.sentence.block - last.block <= 1:
                take_aside(scene, last, self.drafts)

    def _its_outcome(self, scene: Scene, last: Draft | None) -> bool:
        """Whether many dead are those of the dated event told right before without any."""
        if last is None or last.when is None or last.soft_when or last.bloody or not scene.counted:
            return False
        near = scene.sentence.block == last.block and not (scene.place or scene.whens)
        return near and scene.words.isdisjoint(_SUMS) and events_in(scene) is None

    def _counts_the_tally_too(self, scene: Scene) -> bool:
        """ "Pro-government media put the dead at 500", right behind a running total."""
        near = scene.sentence.block - self._tally_block <= 1
        if self.open_tally is None or not near or scene.place is not None or scene.points:
            return False
        if not scene.kinds and any(h.toll for h in scene.harmed) and not scene.definite:
            return True
        deeds = any(t.trigger is not None and t.tag is not Tag.CASUALTY for t in scene.tokens)
        return scene.counted and scene.source is not None and not (deeds or scene.hurt_alone)

    def _totals_up(self, scene: Scene) -> bool:
        """ "The coalition killed 11 in Hajin, raising its toll to 317": no toll of this strike."""
        last = self.drafts[-1] if self.drafts else None
        toll = next((h.count for h in scene.harmed if h.toll and h.count), None)
        if last is None or toll is None or scene.tokens[0].low not in RAISING or scene.definite:
            return False
        told = last.scenes[-1]
        dead = sum_of(told, Harm.KILLED).total
        of_the_wounded = told.tokens[0].low == "of" and bool(told.words & _HURT)
        new = not (told.adds or told.dies_later or of_the_wounded or told.words & _LATE)
        same = told.sentence is scene.sentence and dead is not None
        return same and new and dead is not None and toll.min > 2 * dead.min

    def _place_scene(self, scene: Scene, last: Draft | None) -> None:
        when, soft = (None, False) if scene.noted else date_of(scene, self.last_day)
        if when is not None and last is not None and _counts_back(scene, last):
            when = None
        within = bool(CAMPAIGNS & scene.words) and scene.definite
        opening = [t.low for t in scene.tokens[:4]]
        meanwhile = opening[:1] == ["meanwhile"] or opening in _LATER_THAT_DAY
        meanwhile = meanwhile or bool(_ANSWERS & scene.words) or bool(behind_lead(scene.tokens))
        meanwhile = meanwhile or "afterwards" in scene.words or self._came_hours_before(scene)
        close = last is not None and scene.sentence.block - last.block <= 1
        same_time = meanwhile and close
        if last is not None and opening in _LATER_THAT_DAY:
            same_time = scene.sentence.block - last.block <= _FAR_BLOCKS
        same_time = same_time or (close and tells_the_hour(scene))
        same_time = same_time or (close and in_a_row(scene))
        if when is None and last is not None and (scene.one_more or within or same_time):
            when, soft = last.when, True
        if when is None and (days := lead_days(scene.tokens)) and self.last_day and scene.place:
            when = days_before(self.last_day, days, scene)
        if when is None and self._day_label is not None:
            label, block = self._day_label
            when = label if block == scene.sentence.block else None
        if when is None and (known := self._day_of_sum(scene)) is not None:
            when, soft = known, True
        for header in self.setting.headers_of(scene, last):
            if when is None and header.points and (scene.indefinite or not scene.definite):
                when, soft = header.points[0], False
        if self._continues_ignored(scene):
            return
        reason = background(scene, when, self.published, record=self.record)
        if reason is None and last is not None and scene.ordinal == "first":
            again = any(s.words & _AGAIN and s.kinds for s in last.scenes)
            reason = "it recalls an earlier event" if again and not scene.points else None
        if reason is not None:
            self._ignore(scene, reason)
            self._last_ignored, self._long_ago = scene, reason.startswith("background")
            return
        if self._sums_up_the_note(scene):
            return
        self._last_ignored = None
        if reason := in_passing(scene, when):
            if last is not None and close and reason.endswith("the wounded"):
                take_aside(scene, last, self.drafts)
            self._ignore(scene, reason)
            if scene.sets_in_context and not scene.points:
                self._last_ignored, self._long_ago = scene, False
            return
        for number, draft in enumerate(self._told_lately(scene)):
            if same_event(draft, scene, when, soft, close and number == 0, number == 0):
                if self._adds_something(draft, scene):
                    absorb(draft, scene, when, soft)
                    self._note_kind(draft, scene)
                    self.open_tally = None
                elif not draft.victims:
                    draft.victims.extend(scene.roles.targets)
                return
        if self._another_toll(scene):
            absorb(self.drafts[0], scene, None, soft)
            return
        if (told := self._told_just_before(scene)) is not None:
            draft = new_draft(told, *date_of(told, self.last_day))
            absorb(draft, scene, when, soft)
            self.drafts.append(draft)
            span = self.repaired.input_span(told.sentence.start, told.sentence.end)
            self.ignored[:] = [i for i in self.ignored if i.span != span]
            self._foiled = None
            return
        if reason := not_an_event(
            scene,
            when,
            soft,
            titled=bool(self.setting.titles),
            first=not self.drafts and scene.sentence.start == 0,
        ):
            self._ignore(scene, reason)
            self.setting.passed = scene
            told_of = reason.startswith(("foiled", "no casualties"))
            self._unheeded = scene if told_of else None
            self._foiled = scene if reason.startswith("foiled") else self._foiled
            return
        self.open_tally = self._foiled = None
        if last is not None and _claims_it(scene) and not last.attackers:
            last.attackers.extend(scene.roles.attackers)
        draft = new_draft(scene, when, soft)
        if last is not None:
            take_over(draft, scene, last, close=close)
            if last.when is None and close and _on_the_same_day(scene):
                last.when, last.soft_when = when, True
        if draft.place is None:
            draft.place = self.setting.serves(scene, last)
        if draft.place is None:
            draft.place = self.setting.along_the_way(scene)
            draft.loosely = True
        self._note_kind(draft, scene)
        self.drafts.append(draft)

    def _came_hours_before(self, scene: Scene) -> bool:
        """ "It came hours | after a drone killed three in X": on the same day."""
        before = self._before
        if before is None or before.sentence is not scene.sentence:
            return False
        return scene.tokens[0].low == "after" and before.tokens[-1].low in ("hours", "hour")

    def _told_lately(self, scene: Scene) -> list[Draft]:
        """The events that a scene may tell more of, the likeliest first."""
        foiled = self._foiled is not None and self._foiled is self._before
        if foiled and _ATTACKERS & scene.words and scene.counted:
            return []
        lately = self.drafts[: -_LOOK_BACK - 1 : -1]
        aside = len(lately) > 1 and _told_beside(lately[0], lately[1])
        if aside and not (scene.place or scene.points or "had" in scene.words):
            return lately[1:]
        return lately

    def _day_of_sum(self, scene: Scene) -> When | None:
        """ "Two attacks on Thursday killed 28. One hit a bus, ...": on Thursday, too."""
        whole = self._summed_up
        if whole is None or not scene.counted or scene.sentence.block - self._tally_block > _NEAR:
            return None
        return date_of(whole, self.last_day)[0]

    def _sums_up_the_note(self, scene: Scene) -> bool:
        """ "Total fatalities: 7" behind two attacks: their sum, and no third number."""
        if scene.kinds or scene.place or scene.points:
            return False
        mine = [d for d in self.drafts if d.block == scene.sentence.block]
        told = sum_of(scene, Harm.KILLED).total if len(mine) > 1 else None
        if told is None:
            return False
        dead = [w.min for d in mine if (w := d.words[0].killed.total) is not None]
        return len(dead) > 1 and sum(dead) == told.min

    def _of_the_advance(self, scene: Scene) -> bool:
        """ "30 had been killed in the operations", behind the advance that the lead tells."""
        before = self._before
        if before is None or scene.place is not None or scene.points or not scene.counted:
            return False
        lows = [t.low for t in scene.tokens]
        known = any(a == "the" and b in _OPERATIONS for a, b in itertools.pairwise(lows))
        free = before not in (self.drafts[-1].scenes if self.drafts else [])
        near = scene.sentence.block - before.sentence.block <= 1
        placed = before.place is not None and bool(before.points) and not before.kinds
        return known and free and near and placed and not before.words.isdisjoint(_ADVANCES)

    def _another_toll(self, scene: Scene) -> bool:
        """ "State media put the death toll at 30", some sentences behind the only event."""
        if len(self.drafts) != 1 or scene.place is not None or scene.points or scene.whens:
            return False
        toll = any(h.toll and h.count for h in scene.harmed)
        known = self.drafts[0].words[0].killed.total
        fits = known is not None and any(
            h.count and h.count.min <= 2 * known.min for h in scene.harmed if h.toll
        )
        return toll and fits and scene.source is not None and not scene.kinds

    def _told_just_before(self, scene: Scene) -> Scene | None:
        """An attack told right before without its dead ("foiled an attack ... Both died")."""
        if self._of_the_advance(scene):
            return self._before
        if scene.nobody_survived and self._before is not None:
            told = any(self._before is s for d in self.drafts[-1:] for s in d.scenes)
            near = self._before.sentence.block == scene.sentence.block
            here = self._before.place is not None and not (scene.place or scene.points)
            return self._before if near and here and not told else None
        if not scene.counted or scene.place is not None or scene.points or scene.names_new_event:
            return None
        foiled, before = self._foiled, self._unheeded
        if foiled is not None and scene.sentence.block - foiled.sentence.block <= 1:
            before = foiled if _ATTACKERS & scene.words else before
        if before is None or scene.accident or before.place is None or not before.kinds:
            return None
        between = self.repaired.text[before.sentence.end : scene.sentence.start]
        behind = before.sentence.block == scene.sentence.block and not between.strip()
        return before if self.ignored and (behind or before is foiled) else None

    def _tells_of_old_news(self, scene: Scene) -> bool:
        """ "IS took the town in August 2015. It abducted 200 people then": in 2015."""
        before = self._before
        if before is None or scene.points or scene.place is not None or not before.points:
            return False
        last = self.drafts[-1].scenes if self.drafts else []
        near = before.sentence.block == scene.sentence.block and before not in last[-1:]
        opens = scene.tokens[0].low in ("it", "they", "he", "there")
        return near and opens and background(before, before.points[0], self.published) is not None

    def _continues_ignored(self, scene: Scene) -> bool:
        """ "However, no casualties were reported" belongs to what was left out before."""
        if self._tells_of_old_news(scene):
            return True
        before = self._last_ignored
        if before is not None and scene.sentence.block - before.sentence.block <= 1:
            if "same" in scene.words and scene.words & _PERIODS:
                return True
            lows = [t.low for t in scene.tokens]
            known = ("the", "operation") in itertools.pairwise(lows)
            known = known and "operation" in before.words
            if known and not (scene.place or scene.points):
                return True
        if before is None or before.sentence.block != scene.sentence.block:
            return False
        if scene.points:
            return False
        here = any(d.block == scene.sentence.block for d in self.drafts)
        if self._long_ago and (_ANSWERS & scene.words or not (scene.place or here)):
            return True  # "IS attacked a bus last May. SOHR said 37 soldiers died."
        if scene.place:
            return False
        first = scene.tokens[:2]  # "The attack killed one", behind an old attack
        of_it = first[0].low == "the" and first[-1].tag is Tag.THING and first[-1].trigger
        return not scene.kinds or bool(of_it and scene.hurt and before.kinds and before.place)

    def _note_kind(self, draft: Draft, scene: Scene) -> None:
        if is_notable(scene) and EventType.RAID not in draft.kinds:
            draft.kinds.append(EventType.ASSASSINATION)

    def _adds_something(self, draft: Draft, scene: Scene) -> bool:
        told = scene.hurt or scene.harmed or scene.place or scene.points
        return bool(told or scene.roles.attackers or scene.source)

    def _ignore(self, scene: Scene, reason: str) -> None:
        if not (scene.kinds or scene.harmed):
            return
        start, end = scene.sentence.start, scene.sentence.end
        span = self.repaired.input_span(start, end)
        if self.ignored and self.ignored[-1].span == span:
            return
        self.ignored.append(Ignored(self.source_text[span[0] : span[1]], reason, span))

    def finish(self) -> Reading:
        self.tallies = [t for t in self.tallies if t.killed is not None or t.by_party or t.hurt]
        self.drafts = without_empty(without_sums(self.drafts, self._ignore), self._ignore)
        without_sum_of_lead(self.drafts)
        for title in self.setting.titles:
            settle_parties(title, [], self.islamic_state_named)
        if self.drafts:
            add_from_titles(self.drafts, self.setting.titles)
        elif not self.tallies:
            self.drafts = events_of_titles(self.setting.titles, self.published)
        writer = Writer(self.source_text, self.repaired, self.islamic_state_named)
        incidents = tuple(map(writer.incident, self.drafts))
        return Reading(incidents, tuple(map(writer.tally, self.tallies)), tuple(self.ignored))


def _counts_back(scene: Scene, last: Draft) -> bool:
    """ "82 died in three days", behind an event with its full date: days around it."""
    if last.when is None or not last.when.year_given or scene.points or scene.place is not None:
        return False
    days = next((t.low for t in scene.tokens if t.tag is Tag.DATE), "")
    counted = days.startswith(("in ", "over ", "within ", "during ")) and "last" not in days
    here = scene.sentence.block == last.block and not scene.names_new_event
    return counted and "past" not in days and here


def _told_beside(aside: Draft, main: Draft) -> bool:
    """ "The cell had been involved in ... on 2 January", behind the raid on it of today."""
    earlier = aside.first_date and main.first_date and aside.first_date < main.first_date
    near = aside.scenes[0].sentence.block == main.block
    return bool(earlier) and near and len(aside.scenes) == 1 and "had" in aside.scenes[0].words


def _on_the_same_day(scene: Scene) -> bool:
    """ "On the morning of the same day, Sunday": the day of what was told before, too."""
    same = any(w.use is Use.SHIFT and w.shift_days == 0 for w in scene.points)
    return same and any(w.use is Use.POINT for w in scene.points)


def _claims_it(scene: Scene) -> bool:
    """ "Islamic State claimed it, together with a second bomb": what was told before."""
    if not CLAIMED & scene.words:
        return False
    return any(
        t.low in CLAIMED and scene.tokens[i + 1].low == "it"
        for i, t in enumerate(scene.tokens[:-1])
    )


def _tells(token: Token) -> bool:
    """Whether a word may tell of an event or of who tells it; most sentences hold none."""
    if token.tag in _TELLING_TAGS or token.trigger is not None:
        return True
    return token.low in SAYING or token.low in _TELLING_WORDS
