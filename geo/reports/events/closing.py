"""What a report's events come to once all of it was read: sums and empty ones go, titles add."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Sequence

from geo.model import EventType, Party
from geo.reports.events.covers import EVENTS
from geo.reports.events.draft import Draft
from geo.reports.events.fold import new_draft
from geo.reports.events.sameness import same_event
from geo.reports.events.tallies import is_tally
from geo.reports.events.verdicts import background
from geo.reports.scenes.casualties import sum_of
from geo.reports.scenes.new_event import is_one_more
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.timing import date_of
from geo.reports.sides.parties import known_sides
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.kinds import FROM_AFAR, best_kind
from geo.reports.vocabulary.lexicon import Harm, Tag

Ignore = Callable[[Scene, str], None]
"""Keeps what is left out, and why."""


def without_empty(drafts: Sequence[Draft], ignore: Ignore) -> list[Draft]:
    """The events of which something is known."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.when is not None or draft.place is not None:
            kept.append(draft)
        elif not draft.casualties_known:
            ignore(draft.scenes[0], "no count, no date and no place")
        elif kept and kept[0].when and kept[0].place and draft.block - kept[-1].block > 1:
            ignore(draft.scenes[0], "neither a day nor a place, behind news that has both")
        else:
            kept.append(draft)
    return kept


def without_sums(drafts: Sequence[Draft], ignore: Ignore) -> list[Draft]:
    """ "Strikes on several towns killed 21": no event beside the 14 and the 7 told next."""
    dead = [d.words[0].killed.total for d in drafts]
    for number, draft in enumerate(drafts):
        rest = [k.min for k in dead[number + 1 :] if k is not None]
        total = dead[number]
        sums = list(itertools.accumulate(rest))[1:]  # of the two told next, or more
        if total is None or total.min not in sums:
            continue
        wide = draft.place is None or is_wide(draft.place.match)
        if not (wide or _several(draft.scenes[0]) or _on_no_day(draft)):
            continue
        if _other_people(draft, drafts[number + 1 :]):
            continue
        parts = drafts[number + 1 :]
        for part in parts:
            part.when = part.when or draft.when
            part.place = part.place or draft.place
            if not part.attackers:
                part.attackers.extend(draft.attackers)
            from_afar = best_kind(draft.kinds) in FROM_AFAR
            plain = set(part.kinds) <= {EventType.ARMED_ATTACK} and from_afar  # "was struck"
            if plain or not any(s.names_deed for s in part.scenes):
                part.kinds.extend(draft.kinds)
        ignore(draft.scenes[0], "the sum of the events told behind it")
        return [*drafts[:number], *parts]
    return list(drafts)


def _other_people(draft: Draft, parts: Sequence[Draft]) -> bool:
    """ "Three fighters were killed", and a woman, her daughter and a man elsewhere: no sum."""
    whole = draft.words[0].killed
    sides = set(whole.by_party) - {Party.CIVILIAN, Party.UNKNOWN}
    told = {p for d in parts for p in d.words[0].killed.by_party}
    return bool(sides) and not whole.generic and bool(told) and sides.isdisjoint(told)


def without_sum_of_lead(drafts: Sequence[Draft]) -> None:
    """ "Ten were killed by mines", then "a mine killed nine" and "another mine killed one"."""
    for draft in drafts:
        if len(draft.words) < 2 or draft.words[0].killed.total is None:
            continue
        lead, told = draft.words[0].killed.total, draft.words[1].killed.total
        if told is None or draft.words[0].wounded.said:
            continue
        rest = [d.words[0].killed.total for d in drafts if is_one_more(d.scenes[0])]
        if any(r is not None and r.min + told.min == lead.min for r in rest):
            del draft.words[0]


def events_of_titles(titles: Sequence[Scene], published: dt.date | None) -> list[Draft]:
    """Headlines as events, for a report whose body told none."""
    drafts: list[Draft] = []
    for scene in titles:
        if is_tally(scene) or not scene.counted:
            continue
        when, soft = date_of(scene, None)
        if background(scene, when, published) is None:
            drafts.append(new_draft(scene, when, soft))
    return drafts


def add_from_titles(drafts: Sequence[Draft], titles: Sequence[Scene]) -> None:
    """What a headline says of the first event beyond the body: its kind, its attacker.

    Of the only event also how many died, where the body doesn't say.
    """
    draft = drafts[0]
    for scene in titles:
        when, soft = date_of(scene, None)
        acted = known_sides(scene.roles.attackers)
        others = bool(acted) and not acted & {*draft.attackers, Party.UNKNOWN}
        if (others and known_sides(draft.attackers)) or not same_event(
            draft, scene, when, soft, True
        ):
            continue
        if not draft.attackers:
            draft.attackers.extend(_title_blames(scene))
        elif all(a is Party.UNKNOWN for a in draft.attackers):
            draft.attackers[:0] = [a for a in scene.roles.attackers if a not in draft.victims]
        _name_people(draft, scene)
        told = sum_of(scene, Harm.KILLED)
        if len(drafts) == 1 and told.total and not draft.words[0].killed.said:
            draft.words[0].killed = told
        if best_kind(draft.kinds) in (
            EventType.OTHER,
            EventType.ARMED_ATTACK,
            EventType.EXPLOSIVE,
        ):
            draft.kinds.extend(k for k in scene.kinds if k is EventType.AMBUSH)


def _title_blames(title: Scene) -> list[Party]:
    """The attackers of a headline; "ISIS resurgence | ..." heads the group's attacks, too."""
    opens = title.tokens[0]
    series = opens.tag is Tag.ORG and title.lows[1:3] == ["resurgence", "|"]
    if series and opens.party is not None and not title.roles.attackers:
        return [opens.party]
    return title.roles.attackers


def _name_people(draft: Draft, title: Scene) -> None:
    """ "Six people" of the text are the "six militiamen" of the headline."""
    told, known = sum_of(title, Harm.KILLED), draft.words[0].killed
    dead = [h for s in draft.scenes for h in s.harmed if h.harm is Harm.KILLED]
    nobodys = not draft.victims and all(h.party in (None, Party.UNKNOWN) for h in dead)
    nobodys = nobodys and all(h.explicit for h in title.harmed)
    generic = nobodys or all(h.generic for h in dead)
    if generic and told.total is not None and told.total == known.total and told.by_party:
        draft.words[0].killed = told
        draft.victims[:] = list(told.by_party)


def _on_no_day(draft: Draft) -> bool:
    """ "Drone strikes killed 11 near X", of no day, and then 7 on Sunday and 4 on Monday."""
    deeds = [t for t in draft.scenes[0].tokens if t.tag is Tag.THING and t.trigger is not None]
    return draft.when is None and bool(deeds) and deeds[0].low.split()[-1] in EVENTS


def _several(scene: Scene) -> bool:
    """ "Two landmines exploded": two events told as one, if they are told again one by one."""
    return any(
        a.number is not None and a.number.min > 1 and b.tag is Tag.THING and b.trigger is not None
        for a, b in itertools.pairwise(scene.tokens)
    )
