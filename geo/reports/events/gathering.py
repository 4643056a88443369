"""Gathers what the sentences of one report tell into incidents and tallies."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import DatePrecision, Party, ReadIncident, Reading
from geo.reports.clauses.sources import SAYING
from geo.reports.dates.when import Use, When
from geo.reports.events.asides import (
    name_who_is_blamed,
    take_aside,
)
from geo.reports.events.closing import (
    add_from_titles,
    events_of_titles,
    without_empty,
    without_sum_of_lead,
    without_sums,
)
from geo.reports.events.draft import Draft
from geo.reports.events.draft_counts import CLAIMANTS
from geo.reports.events.draft_sides import add_named_dead
from geo.reports.events.fold import absorb, new_draft
from geo.reports.events.goes_on_about import hit_before
from geo.reports.events.left_out import LeftOut
from geo.reports.events.like_the_last import (
    hit_right_before,
    take_those_told_of,
)
from geo.reports.events.outcome import Writer
from geo.reports.events.report_sides import (
    is_of_the_north_east,
    name_bombers,
    name_the_answered,
    settle_sides,
)
from geo.reports.events.setting import Setting
from geo.reports.events.so_far import SoFar
from geo.reports.events.totals import Totals, its_outcome
from geo.reports.events.verdicts import AMONG_THE_COUNTED, is_record
from geo.reports.events.who_they_were import gives_parts, says_who
from geo.reports.harm.undone import SURVIVED
from geo.reports.scenes.assailants import name_militants
from geo.reports.scenes.marking import Marking
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.scenes import Cut, scenes_of
from geo.reports.scenes.second_words import bare_word
from geo.reports.scenes.telling import says_who_died, sets_in_context
from geo.reports.scenes.timing import date_of
from geo.reports.scenes.whose_hurt import settle_parties
from geo.reports.spots.protocol import PlaceScanner
from geo.reports.text.layout import Role
from geo.reports.text.repair import Repaired
from geo.reports.text.sentences import Sentence
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_ISLAMIC_STATE: Final = Party.ISLAMIC_STATE
_TELLING_TAGS: Final = (Tag.CASUALTY, Tag.DATE, Tag.OUTLET, Tag.ORG, Tag.PLACE)
_SPEAKER_AGAIN: Final = frozenset(("it", "they"))
_TELLING_WORDS: Final = frozenset("fell found toll estimate best mourned".split()) | SURVIVED


@dataclass(slots=True)
class Gathering:
    """One report's reading while it goes on, sentence by sentence."""

    source_text: str
    repaired: Repaired
    published: dt.date | None
    geocoder: PlaceScanner
    marked: Marking
    told: SoFar = field(init=False)
    needed_date: bool = False
    islamic_state_named: bool = False
    _sentences: list[tuple[Sentence, list[Token]]] = field(default_factory=list)
    _telling: list[bool] = field(default_factory=list)
    """For each sentence whether it may tell of anything."""

    def __post_init__(self) -> None:
        self.told = SoFar(
            self.published,
            Setting(self.geocoder),
            Totals(self.published),
            LeftOut(self.source_text, self.repaired, self.published),
            record=is_record(self.marked.whens, self.published),
        )

    def cut(self, sentences: Sequence[Sentence]) -> None:
        """Cuts the sentences into units."""
        self.told.alone = len(sentences) == 1
        tokens = self.marked.tokens_of(sentences)
        self._sentences = list(zip(sentences, tokens, strict=True))

    def choose(self) -> Cut:
        """Settles whose the sides are; the sentences that may tell of anything, to be read next."""
        tokens = [units for _, units in self._sentences]
        north_east = is_of_the_north_east(self.repaired.text)
        settle_sides(tokens, north_east=north_east, published=self.published)
        self._telling = [any(map(_tells, t)) or says_who(t) for t in tokens]
        return self._cut(list(itertools.compress(self._sentences, self._telling)))

    def take(self, scenes: Iterable[list[Scene]]) -> None:
        """Gathers in their order what the sentences tell; ``scenes``: of those that ``choose``
        gave to be read."""
        found = iter(scenes)
        for (sentence, tokens), tells in zip(self._sentences, self._telling, strict=True):
            if tells:
                self._gather(tokens, next(found))
            elif self.told.totals.open and tokens:
                [[also]] = scenes_of([self._cut([(sentence, tokens)])])
                self._gather(tokens, also)

    def _cut(self, sentences: Sequence[tuple[Sentence, list[Token]]]) -> Cut:
        return Cut(self.repaired.text, sentences, self.marked.whens, self.marked.mentions)

    def _gather(self, tokens: Sequence[Token], scenes: Sequence[Scene]) -> None:
        """Takes in a sentence."""
        if not self.islamic_state_named:
            self.islamic_state_named = _ISLAMIC_STATE in [t.party for t in tokens]
        if self.published is None and not self.needed_date:
            whens = self.marked.whens
            self.needed_date = any(
                t.tag is Tag.DATE and whens[t.index].first is None for t in tokens
            )
        last_day = self.told.last_day  # "a day later" is counted from the sentence before
        for scene in scenes:
            known = len(self.told.drafts)
            if scene.points and scene is not scenes[0] and _counts_from_it(scene):
                self.told.last_day = last_day
            self._take_scene(scene)
            told = self.told.drafts[-1].first_date if len(self.told.drafts) > known else None
            days = [
                w.first
                for w in scene.points
                if _is_a_day(w) and w is not scene.reported_when and not _holds_day(w, last_day)
            ]
            if told or days:
                last_day = told or days[0]
        self.told.last_day = last_day

    def _take_scene(self, scene: Scene) -> None:
        told = self.told
        told.setting.note_label(scene)
        told.setting.explain_sound(scene)
        if scene.source is None and told.before is not None:
            scene.source = _who_goes_on(scene, told.before)
        self._read_scene(scene)
        told.setting.note_place(scene)
        told.before = scene
        if told.opening is None and scene.sentence.role not in (Role.TITLE, Role.HEADING):
            told.opening = scene

    def _read_scene(self, scene: Scene) -> None:
        told = self.told
        if scene.points and all(t.tag in (Tag.DATE, Tag.PUNCT) for t in scene.tokens):
            told.day_label = (scene.points[0], scene.sentence.block)
        if told.totals.takes_part(scene):
            return
        if scene.sentence.role in (Role.TITLE, Role.HEADING):
            told.setting.titles.append(scene)
            return
        last = told.drafts[-1] if told.drafts else None
        if told.totals.tallies and not (last and last.bloody) and says_who_died(scene):
            told.left_out.ignore(scene, AMONG_THE_COUNTED)
            return
        if scene.harmed:
            self._settle_who_was_hurt(scene, last)
        if self.islamic_state_named:
            name_militants(scene)
        if sets_in_context(scene) and scene.tokens[0].low == "prior":
            told.left_out.ignore(scene, "a general description, no single event")
            return
        # "IS attacked the field. 270 people were killed": no total
        if not its_outcome(scene, last) and told.totals.begins(scene, last):
            return
        if scene.kinds or scene.hurt or scene.harmed:
            told.take(scene, last)
        else:
            self._take_word(scene, last)

    def _settle_who_was_hurt(self, scene: Scene, last: Draft | None) -> None:
        """Whose the people are, by those known from what was told right before."""
        before = self.told.before
        if before is not None:
            take_those_told_of(scene, before, last)
            if not (scene.roles.targets or before.kinds):
                scene.roles.targets.extend(hit_before(scene, before))
        known = _without_unknown(last.victims if last else ())
        known = hit_right_before(before, scene, last) or known
        settle_parties(
            scene,
            known if scene.definite and not scene.indefinite else [],
            self.islamic_state_named,
            known,
            _without_unknown(last.attackers if last else ()),
        )

    def _take_word(self, scene: Scene, last: Draft | None) -> None:
        """A scene that tells of no event by itself may say more of the last, or head the next."""
        self.told.setting.note_header(scene)
        if last is None or scene.sentence.block - last.block > 1:
            return
        if last.bloody and gives_parts(scene, last):
            return
        if last.bloody and (word := bare_word(scene)) is not None:
            absorb(last, word, None, True)
            name_who_is_blamed(scene, last)
        else:
            take_aside(scene, last, self.told.drafts)
        add_named_dead(last, scene)

    def as_one(self) -> ReadIncident | None:
        """All sentences as telling of one event, also what ``take`` leaves out; None for nothing.

        Reads them anew, for words that somebody says tell of an event.
        """
        [found] = scenes_of([self._cut(self._sentences)])
        scenes = list(itertools.chain(*found))
        told = [s for s in scenes if s.kinds or s.harmed] or [
            s for s in scenes if s.place or s.points
        ]
        if not told:
            return None
        drafts: list[Draft] = []
        for scene in told:
            settle_parties(scene, [], self.islamic_state_named)
            when, soft = date_of(scene, None)
            if drafts:
                absorb(drafts[0], scene, when, soft)
            else:
                drafts.append(new_draft(scene, when, soft))
        return Writer(self.source_text, self.repaired, self.islamic_state_named).incident(drafts[0])

    def finish(self) -> Reading:
        """The incidents and totals that the report told, and what of it was left out."""
        told = self.told
        told.drafts.sort(key=lambda d: d.scenes[0].start)
        name_bombers(told.drafts)
        name_the_answered(told.drafts)
        tallies = told.totals.counted()
        ignore, titles = told.left_out.ignore, told.setting.titles
        drafts = without_empty(without_sums(told.drafts, ignore), ignore)
        without_sum_of_lead(drafts)
        for title in titles:
            settle_parties(title, [], self.islamic_state_named)
        if drafts:
            add_from_titles(drafts, titles)
        elif not tallies:
            drafts = events_of_titles(titles, self.published)
        writer = Writer(self.source_text, self.repaired, self.islamic_state_named)
        return Reading(
            tuple(map(writer.incident, drafts)),
            tuple(map(writer.tally, tallies)),
            tuple(told.left_out.ignored),
        )


def _counts_from_it(scene: Scene) -> bool:
    """Whether a day is counted from the one told before in the same sentence: "...; two days later
    another cell ...", "killed on July 5, after he was abducted three days earlier"."""
    if scene.lows[0] == ";" and scene.opens_with_date:
        return True
    return any(w.use is Use.SHIFT and w.shift_days < 0 for w in scene.points)


def _who_goes_on(scene: Scene, before: Scene) -> str | None:
    """ "IS claimed the attack. It said its fighters had killed twelve": that is IS's word. "It put
    the wounded at 17" only adds to what was told."""
    far = scene.sentence.block - before.sentence.block
    if scene.lows[0] not in _SPEAKER_AGAIN or far > (before.source in CLAIMANTS):
        return None
    dead = any(h.harm is Harm.KILLED for h in scene.harmed)
    return before.source if dead and not SAYING.isdisjoint(scene.lows[1:2]) else None


def _without_unknown(parties: Sequence[Party]) -> list[Party]:
    return [p for p in parties if p is not Party.UNKNOWN]


def _holds_day(when: When, last_day: dt.date | None) -> bool:
    """ "It confirms strikes on 25 and 26 June", behind what happened on the 26th: no other day."""
    if last_day is None or when.precision is not DatePrecision.RANGE or when.first is None:
        return False
    return when.first <= last_day <= (when.last or when.first)


def _is_a_day(when: When) -> bool:
    """No month and no week: "the council had received threats last month"."""
    return when.precision in (DatePrecision.DAY, DatePrecision.RANGE) and when.first is not None


def _tells(token: Token) -> bool:
    """Whether a word may tell of an event or of who tells it; most sentences hold none."""
    if token.tag in _TELLING_TAGS or token.trigger is not None:
        return True
    return token.low in SAYING or token.low in _TELLING_WORDS
