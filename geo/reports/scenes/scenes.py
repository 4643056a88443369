"""Scenes: what one clause tells of one event, before scenes are folded into incidents."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from geo.model import DatePrecision, EventType, Party, PlaceMention
from geo.reports.clauses.came_before import SPANS, in_return, lead_days
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.clauses import RAISING, clauses_of
from geo.reports.clauses.compared import opens_total
from geo.reports.clauses.sources import SAYING, source_in
from geo.reports.clauses.strung import hits_again, opens_with_deed_there
from geo.reports.dates.when import Use, When
from geo.reports.harm.counts import harmed_in
from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import Group
from geo.reports.people.people import groups_of
from geo.reports.scenes.assailants import kills_attackers
from geo.reports.scenes.dated_parts import dated_parts
from geo.reports.scenes.new_event import hours_earlier
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.scene_dates import dates_of
from geo.reports.scenes.second_words import second_words
from geo.reports.scenes.spread import spread_out
from geo.reports.scenes.triggers import triggers_of
from geo.reports.sides.parties import Roles, roles_in
from geo.reports.spots.spot import Spot
from geo.reports.spots.where import spots_of
from geo.reports.text.sentences import Sentence
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_pair, has_tag

_LEAD: Final = 5
"""A day among so many first words is that of the whole sentence."""
_WHICH_RAISES: Final = RAISING | {"which"}
_MORE: Final = frozenset(("other", "others", "another"))
_SOME_DAYS: Final = dt.timedelta(days=3)
_OF_IT: Final = frozenset(("that", "which", "where"))
_SAME: Final = frozenset("desert area town city village district region province place".split())
_PEOPLE_HINTS: Final = frozenset(
    "inside cost found discovered recovered dumped toll number survived".split()
)


@dataclass(frozen=True, slots=True)
class Cut:
    """Sentences of one report, cut into units, and what was marked in its repaired text."""

    text: str
    sentences: Sequence[tuple[Sentence, Sequence[Token]]]
    whens: Sequence[When]
    places: Sequence[PlaceMention]


def scenes_of(reports: Sequence[Cut]) -> list[list[list[Scene]]]:
    """The scenes of each sentence of each report: one, or one for each clause that tells of an
    event of its own.

    Each question is put to all clauses of all reports before the next one is: its code and its
    words then stay in the processor's caches, which saves a tenth of the time within one report
    and as much again over several.
    """
    sentences = [(cut, s, clauses_of(tokens)) for cut in reports for s, tokens in cut.sentences]
    asked = [(cut, clause) for cut, _, part in sentences for clause in part]
    clauses = [clause for _, clause in asked]
    groups = [groups_of(c) if _speaks_of_people(c) else [] for c in clauses]
    harmed = list(map(harmed_in, clauses, groups))
    roles = list(map(_roles, clauses, groups, harmed))
    spots = [spots_of(c, cut.places) for cut, c in asked]
    kinds = list(map(triggers_of, clauses, harmed))
    sources = [source_in(cut.text, c) for cut, c in asked]
    dates = [dates_of(c, cut.whens) for cut, c in asked]
    answers = zip(clauses, groups, harmed, roles, spots, kinds, sources, dates, strict=True)
    found = [
        [_scene(sentence, *answer) for answer in itertools.islice(answers, len(part))]
        for _, sentence, part in sentences
    ]
    for scenes in found:
        _share(scenes)
        if scenes and (scenes[0].kinds or scenes[0].harmed):
            # what goes on goes on about the news
            dated = bool(scenes[0].points) and "them" not in scenes[-1].words
            scenes.sort(
                key=lambda s: (
                    not (s.recalled or (dated and (lead_days(s.tokens) or in_return(s.tokens, 0))))
                )
            )
    whole = iter(
        [
            w
            for scene in scenes
            for w in (dated_parts(scene) or (*spread_out(scene), *second_words(cut.text, scene)))
        ]
        for (cut, _, _), scenes in zip(sentences, found, strict=True)
    )
    return [list(itertools.islice(whole, len(cut.sentences))) for cut in reports]


def _scene(
    sentence: Sentence,
    clause: Clause,
    groups: list[Group],
    harmed: list[Harmed],
    roles: Roles,
    spots: list[Spot],
    kinds: tuple[list[EventType], bool, bool, bool],
    source: str | None,
    dates: tuple[list[When], When | None, list[When]],
) -> Scene:
    tokens = clause.tokens
    first: Token | None = tokens[0]
    if tokens[0].low in (",", ";"):
        first = next((t for t in tokens if t.low not in (",", ";")), None)
    named, definite, indefinite, acted = kinds
    if harmed and EventType.RAID in named and Party.ISLAMIC_STATE in roles.attackers[:1]:
        named = [EventType.ARMED_ATTACK if k is EventType.RAID else k for k in named]
    own, reported, of_events = dates
    return Scene(
        start=first.start if first else sentence.start,
        end=tokens[-1].end,
        sentence=sentence,
        tokens=tokens,
        kinds=named,
        harmed=harmed,
        whens=own,
        spots=spots,
        roles=roles,
        source=source,
        groups=groups,
        definite=definite or (bool(of_events) and not spots),  # "killed in Sunday's strikes"
        indefinite=indefinite,
        acted=acted,
        reported_when=reported,
        event_whens=of_events,
        words=clause.words,
        lows=clause.lows,
        recalled=clause.recalled,
    )


def _take_who_was_taken(before: Scene, scene: Scene) -> None:
    """ "Was kidnapped in X on Friday | and found dead near Y on Monday": he."""
    if scene.harmed or scene.lows[0] != "and" or len(before.harmed) != 1:
        return
    taken, dead = before.harmed[0], scene.tokens[1]
    found = dead.form is Form.INTRANSITIVE and dead.harm is Harm.KILLED
    if found and taken.harm is Harm.CAPTURED and taken.count is not None:
        scene.add_harm(replace(taken, harm=Harm.KILLED, at=1, group=None))


def _take_from_first_deed(before: Scene, scene: Scene) -> None:
    """ "A bomb of IS in X killed three soldiers, | a car bomb in Y six": killed six soldiers."""
    if not opens_with_deed_there(scene.tokens):
        return
    if not has_tag(scene.tokens[:_LEAD], Tag.THING):
        scene.take_kinds(before.kinds)
    dead = next((h for h in before.harmed if h.harm is Harm.KILLED and h.count is not None), None)
    last = scene.groups[-1] if scene.groups else None
    if dead is None or last is None:
        return
    ends = last.headless and all(t.tag is Tag.PUNCT for t in scene.tokens[last.last + 1 :])
    if not scene.harmed and ends and last.count is not None:
        scene.add_harm(replace(dead, count=last.count, at=last.first, group=last, parts=[]))
    if all(h.party is None and h.group is not None and h.group.headless for h in scene.harmed):
        for harm in scene.harmed:
            harm.party = dead.party
        if not scene.roles.attackers:
            scene.roles.attackers.extend(before.roles.attackers)


def _share(scenes: Sequence[Scene]) -> None:
    """Gives the clauses of one sentence what only their neighbour says: its day, its place."""
    for before, scene in itertools.pairwise(scenes):
        if scene.recalled:
            _share_with_recalled(before, scene)
            continue
        _take_who_was_taken(before, scene)
        _take_from_first_deed(before, scene)
        if scene.lows[1:2] == ["having"] and not scene.roles.attackers:
            scene.roles.attackers.extend(before.roles.attackers)
        if not scene.spots and _in_the_same(scene):
            scene.spots.extend(before.spots)
            scene.settle_place()
        if (led := lead_days(before.tokens)) and not before.points and scene.points:
            before.take_whens([_moved(scene.points[0], -led)])  # "Ten days after an ambush killed"
        if before.lows[:2] == ["hours", "after"] and before.harmed and not before.points:
            before.take_whens(scene.points[:1])  # "Hours after a mine killed two, ... on Monday"
        days = lead_days(scene.tokens)
        if days and (told := before.points or scene.points):
            scene.take_whens([_moved(told[-1], -days)])
            # "Families buried their dead on Friday, a day after bombs killed 28": is the news
            scene.recalled = not (before.kinds or before.harmed)
            if "there" in scene.words and not scene.spots:
                scene.spots.extend(before.spots)
                scene.settle_place()
            continue
        told = [w for w in before.points if w.use is Use.POINT]
        shifts = [w for w in scene.points if w.use is Use.SHIFT]
        if told and len(scene.points) == len(shifts) == 1:
            days = shifts[0].shift_days  # "on Sunday, and a few hours later", "and two days later"
            scene.take_whens([_moved(told[-1], days) if days else told[-1]])
        says_more = scene.lows[0] == "and" and not SAYING.isdisjoint(scene.lows[1:2])
        if not before.points and scene.tokens[0].low == "and" and not says_more:
            over = [] if before.whens or before.words.isdisjoint(("has", "have")) else scene.whens
            since = [w for w in over if w.use is Use.SINCE]  # "35 have died, and 80 ... since May"
            before.take_whens([*before.whens, *scene.points, *since])
        scene.source = scene.source or before.source
        if not before.source and scene.tolls and scene.lows[0] in _WHICH_RAISES:
            before.source = scene.source  # "..., bringing to six the dead, according to SOHR"
        total = bool(scene.whens) and opens_total(scene.tokens)
        timed = bool(scene.points) or total or any(map(_is_own_time, scene.whens))
        if not timed and before.points and not _strung_apart(before, scene):
            scene.take_whens([*scene.whens, *before.points])
            scene.reported_when = scene.reported_when or before.reported_when
        if hours_earlier(scene) and not scene.spots:
            scene.spots, before.spots = before.spots, []  # "on its way to X, where ... earlier"
            scene.settle_place()
            before.settle_place()
        if _while_others_did(before, scene):
            continue
        if not scene.spots and _placed_for_all(before):
            scene.spots.extend(before.spots)
            scene.settle_place()
        total = scene.lows[0] == ";" and (
            any(map(_is_long, before.whens)) or not _MORE.isdisjoint(scene.lows[1:4])
        )  # "...; four others were killed near X"
        total = total or (scene.lows[:2] == ["and", "that"] and scene.counted and before.counted)
        if before.hurt and not before.spots and scene.spots and not (led or says_more or total):
            before.spots.extend(scene.spots)
            before.settle_place()
        answers = not before.roles.attackers and kills_attackers(scene)
        answers = answers or scene.tokens[0].low in SPANS  # "..., five days after strikes by X"
        answers = answers or _strikes_for_those_hit(before, scene)
        if before.hurt and not (before.roles.attackers or answers or _elsewhere(before, scene)):
            before.roles.attackers.extend(scene.roles.attackers)
    for before, scene in itertools.pairwise(reversed(scenes)):
        if before.points and not scene.points and hits_again(before.tokens):
            scene.take_whens([*scene.whens, *before.points])  # "fired at X, bombed Y on Sunday"


def _share_with_recalled(before: Scene, scene: Scene) -> None:
    """ "Retook a post near X that IS had overrun on Sunday, SOHR said": there, too; and what the
    army "has killed since IS killed 12 on 8 August": all since that day."""
    before.source = before.source or scene.source
    if scene.lows[0] == "as":
        scene.spots.clear()  # "as mourners in Tartus buried 12": they were not killed there
        scene.settle_place()
    there = before.spots and before.spots[-1].at >= len(before.tokens) - _LEAD
    if there and scene.lows[0] in _OF_IT and not scene.spots:
        scene.spots.extend(before.spots[-1:])
        scene.settle_place()
    if before.lows[0] == "since" and not scene.points:
        scene.take_whens([replace(w, use=Use.SINCE, last=None) for w in before.points[:1]])


def _is_own_time(when: When) -> bool:
    """ "Last week ...; this week", "...; since June 539 have died": on no day told before."""
    if when.use is Use.PERIOD:
        return when.first is not None
    return when.use is Use.SINCE and _is_long(when)


def _is_long(when: When) -> bool:
    """ "In 2023", "in the past month": what is counted over it lies at many places."""
    if when.is_point or when.first is None or when.last is None:
        return when.use is Use.SINCE
    return when.last - when.first > _SOME_DAYS


def _strikes_for_those_hit(before: Scene, scene: Scene) -> bool:
    """ "Rockets wounded two Americans; US aircraft then bombed the launch site": their answer."""
    hit = {h.party for h in before.harmed if h.count is not None}
    return scene.kind in FROM_AFAR and not hit.isdisjoint(scene.roles.attackers)


def _roles(clause: Clause, groups: list[Group], harmed: list[Harmed]) -> Roles:
    return roles_in(clause, groups, [h.group for h in harmed if h.group is not None])


def _in_the_same(scene: Scene) -> bool:
    """ "As a mine exploded in the same desert"."""
    lows = scene.lows
    return has_pair(lows, ("the same",), _SAME)


def _while_others_did(before: Scene, scene: Scene) -> bool:
    """ "Four died in clashes with militants, while an attack of IS killed two in X": two deeds."""
    if scene.tokens[0].low not in ("while", "whereas") or not (scene.indefinite and scene.kinds):
        return False
    ours, theirs = {*before.roles.attackers, *before.roles.sides}, {*scene.roles.attackers}
    return bool(before.kinds) and bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _placed_for_all(scene: Scene) -> bool:
    """ "In the camp: a woman was shot on Saturday and a man on Sunday": both in the camp."""
    colon = next((i for i, t in enumerate(scene.tokens) if t.low == ":"), 0)
    return scene.hurt and bool(scene.spots) and all(s.at < colon for s in scene.spots)


def _strung_apart(before: Scene, scene: Scene) -> bool:
    """ "..., bombed yesterday night, also six died in ...": the day is the one clause's own."""
    leads = has_tag(before.tokens[:_LEAD], Tag.DATE)
    return scene.tokens[0].low == "also" and _elsewhere(before, scene) and not leads


def _elsewhere(before: Scene, scene: Scene) -> bool:
    """Two clauses with a kind of event and a place each: nobody acted in both."""
    told = bool(before.kinds) and bool(scene.kinds) and not set(before.kinds) & set(scene.kinds)
    both = before.place is not None and scene.place is not None
    return told and both and before.place.mention != scene.place.mention  # type: ignore[union-attr]


def _speaks_of_people(clause: Clause) -> bool:
    """Whether groups of people can matter here: harm, an attack, or the parts of a total."""
    if clause.at[Tag.CASUALTY] or clause.at[Tag.NUMBER] or clause.at[Tag.ORG]:
        return True
    return bool(clause.deeds) or not clause.words.isdisjoint(_PEOPLE_HINTS)


def _moved(when: When, days: int) -> When:
    if when.first is None or when.precision is not DatePrecision.DAY:
        return replace(when, first=None, last=None, weekday=None, month_day=None)
    day = when.first + dt.timedelta(days=days)
    return replace(when, use=Use.POINT, first=day, last=day, weekday=None, month_day=None)
