"""Scenes: what one clause tells of one event, before scenes are folded into incidents."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.model import DatePrecision, EventType, Party, PlaceMention
from geo.reports.assailants import kills_attackers
from geo.reports.came_before import SPANS, lead_days
from geo.reports.clause import Clause, clause_of
from geo.reports.clauses import clauses_of
from geo.reports.counts import harmed_in
from geo.reports.group import Group
from geo.reports.harmed import Harmed
from geo.reports.hints import dateline_length
from geo.reports.lexicon import Form, Harm, Tag
from geo.reports.outlets import OUTLETS
from geo.reports.parties import Roles, roles_in
from geo.reports.people import groups_of
from geo.reports.scene import RELEASES, SUPERLATIVES, Scene
from geo.reports.second_words import second_words
from geo.reports.sentences import Sentence
from geo.reports.sources import SAYING, source_in
from geo.reports.spots import Spot
from geo.reports.spread import spread_out
from geo.reports.tokens import Token
from geo.reports.triggers import triggers_of
from geo.reports.undone import FEUD, is_avenged
from geo.reports.when import Use, When
from geo.reports.where import spots_of

_DATELINE: Final = 5
_HEAD: Final = 30
"""A page's own date stands among so many first words, behind its headline and agency."""
_AFTER: Final = frozenset(("after", "following", "since"))
_BACK_TO: Final = _AFTER | {",", ";"}
_FAR_BACK: Final = 20
_HEARD_OF: Final = frozenset(("found", "discovered", "were", "killed"))
_CAME_BEFORE: Final = frozenset(
    """fell captured seized took entered lost recaptured retook regained arrived announced declared
    collapsed withdrew reached signed""".split()
)
_GONE: Final = frozenset("disappeared missing kidnapped abducted vanished captured".split()) | {
    "went missing",
    "gone missing",
    "lost contact",
}
_PEOPLE_HINTS: Final = frozenset("found discovered recovered dumped toll number".split())
_OF_WHOM: Final = frozenset(("of whom", "whom"))
_TOOK: Final = _CAME_BEFORE | {"stormed", "overran", "fled", "escaped"}
_RELATIVE: Final = frozenset(("who", "which"))
_MODAL: Final = 8
_CLAIM: Final = 14
_SPEAKER: Final = 16
_NEXT: Final = 5
_CLAIMS: Final = frozenset("claimed claims held took assumed adopted claiming".split())
_TO_COME: Final = frozenset(("would", "will"))
_OF_CLAIMS: Final = frozenset(("claimed", "responsibility"))
_ISSUED: Final = frozenset(("released", "issued"))
_STATEMENTS: Final = frozenset(("statement", "release", "report", "communique", "bulletin"))
_BEFORE_DAY: Final = frozenset(
    """on late early earlier in a an the its statement website report that also , later as
    new updated toll count quoted""".split()
)


def scenes_of(
    text: str,
    sentences: Sequence[tuple[Sentence, Sequence[Token]]],
    whens: Sequence[When],
    places: Sequence[PlaceMention],
) -> list[list[Scene]]:
    """The scenes of each sentence: one, or one for each clause that tells of an event of its own.

    Each question is put to all clauses before the next one is: its code and its words then stay in
    the processor's caches, which saves a tenth of the time.
    """
    parts = [clauses_of(tokens) for _, tokens in sentences]
    clauses = list(map(clause_of, itertools.chain.from_iterable(parts)))
    groups = [groups_of(c) if _speaks_of_people(c) else [] for c in clauses]
    harmed = list(map(harmed_in, clauses, groups))
    roles = list(map(_roles, clauses, groups, harmed))
    spots = [spots_of(c, places) for c in clauses]
    kinds = list(map(triggers_of, clauses, harmed))
    sources = [source_in(text, c) for c in clauses]
    dates = [_dates(c, whens) for c in clauses]
    answers = zip(clauses, groups, harmed, roles, spots, kinds, sources, dates, strict=True)
    found = [
        [_scene(sentence, *answer) for answer in itertools.islice(answers, len(part))]
        for (sentence, _), part in zip(sentences, parts, strict=True)
    ]
    for scenes in found:
        _share(scenes)
    return [
        [w for scene in scenes for w in (*spread_out(scene), *second_words(text, scene))]
        for scenes in found
    ]


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
        definite=definite,
        indefinite=indefinite,
        acted=acted,
        reported_when=reported,
        event_whens=of_events,
        words=clause.words,
    )


def _share(scenes: Sequence[Scene]) -> None:
    """Gives the clauses of one sentence what only their neighbour says: its day, its place."""
    for before, scene in itertools.pairwise(scenes):
        if (led := lead_days(before.tokens)) and not before.points and scene.points:
            before.take_whens([_moved(scene.points[0], -led)])  # "Ten days after an ambush killed"
        days = lead_days(scene.tokens)
        if days and (told := before.points or scene.points):
            scene.take_whens([_moved(told[-1], -days)])
            if "there" in scene.words and not scene.spots:
                scene.spots.extend(before.spots)
                scene.settle_place()
            continue
        if not before.points and scene.tokens[0].low == "and":
            before.take_whens([*before.whens, *scene.points])
        scene.source = scene.source or before.source
        if not scene.points and before.points and not _strung_apart(before, scene):
            scene.take_whens([*scene.whens, *before.points])
            scene.reported_when = scene.reported_when or before.reported_when
        if before.hurt and not before.spots and scene.spots and not led:
            before.spots.extend(scene.spots)
            before.settle_place()
        answers = not before.roles.attackers and kills_attackers(scene)
        answers = answers or scene.tokens[0].low in SPANS  # "..., five days after strikes by X"
        if before.hurt and not (before.roles.attackers or answers or _elsewhere(before, scene)):
            before.roles.attackers.extend(scene.roles.attackers)


def _roles(clause: Clause, groups: list[Group], harmed: list[Harmed]) -> Roles:
    return roles_in(clause, groups, [h.group for h in harmed if h.group is not None])


def _dates(clause: Clause, whens: Sequence[When]) -> tuple[list[When], When | None, list[When]]:
    """A clause's own dates, the one it was reported on, and those that events are named by."""
    tokens, dates = clause.tokens, clause.at[Tag.DATE]
    if not dates:
        return [], None, []
    own = [whens[tokens[i].index] for i in dates if _is_own_date(clause, i, whens)]
    return own, _reported(clause, whens), _of_events(tokens, dates, whens)


def _strung_apart(before: Scene, scene: Scene) -> bool:
    """ "..., bombed yesterday night, also six died in ...": the day is the one clause's own."""
    leads = any(t.tag is Tag.DATE for t in before.tokens[:_DATELINE])
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


def _reported(clause: Clause, whens: Sequence[When]) -> When | None:
    """The date that belongs to the reporting ("said on Wednesday"), not to the event."""
    tokens, words = clause.tokens, clause.words
    for at in clause.at[Tag.DATE]:
        when = whens[tokens[at].index]
        if not when.is_point or _names_event(tokens, at):
            continue
        if "according" in words and _according(tokens, at):
            return when
        if _said_on(tokens, at):
            return when
        if at <= 2 and (_somebody_says(tokens, at) or _outlet_says(tokens, at)):
            return when
        if _claims_responsibility(tokens[at + 1 :]) and at <= dateline_length(tokens) + 2:
            return when
        if {t.low for t in tokens[max(0, at - 4) : at]} & RELEASES:
            return when
        if not words.isdisjoint(_OF_CLAIMS) and _claimed_on(tokens, at):
            return when
    return None


def _somebody_says(tokens: Sequence[Token], at: int) -> bool:
    """ "On Tuesday, X, a spokesman for Y, said that ...": nothing is told before the saying."""
    ahead = [t.low for t in tokens[at + 1 : at + 5]]
    between = ahead[:1] == [","] and ahead[2:] == ["said", ","]
    if between and ahead[1] in ("he", "she", "it", "they"):
        return False  # "On Friday, he said, three more people died"
    for i, token in enumerate(tokens[at + 1 : at + _SPEAKER]):
        if token.low in SAYING:
            return True
        if (token.trigger is not None or token.tag is Tag.CASUALTY) and i >= _NEXT:
            return False
    return False


def _names_event(tokens: Sequence[Token], at: int) -> bool:
    """ "Saying that the late Wednesday attack ...": the attack's day."""
    ahead = tokens[at + 1 : at + 2]
    return bool(ahead) and ahead[0].tag is Tag.THING and ahead[0].trigger is not None


def _according(tokens: Sequence[Token], at: int) -> bool:
    """ "..., according to the Observatory on Thursday": the day it was said on."""
    near = tokens[max(0, at - 9) : at]
    by = next((i for i, t in enumerate(near) if t.low == "according"), None)
    if by is None or near[-1].tag is not Tag.PREP:
        return False
    return any(t.tag is Tag.OUTLET for t in near[by:]) and not any(
        t.tag is Tag.CASUALTY or t.trigger for t in near[by:]
    )


def _claimed_on(tokens: Sequence[Token], at: int) -> bool:
    """ "IS claimed the attack two days later": the day of the claim."""
    lows = [t.low for t in tokens[max(0, at - 6) : at]]
    if "claimed" in lows and not {"the", "that", "this"}.isdisjoint(
        lows[lows.index("claimed") :][:3]
    ):
        return True
    lows = [t.low for t in tokens[:at]]
    if "responsibility" not in lows:
        return False
    behind = tokens[lows.index("responsibility") : at]
    return not any(t.trigger is not None or t.tag is Tag.CASUALTY for t in behind)


def _claims_responsibility(tokens: Sequence[Token]) -> bool:
    """ "On Wednesday, Islamic State claimed responsibility for ...": the day of the claim."""
    for i, token in enumerate(tokens[:_CLAIM]):
        if token.low == "responsibility":
            return any(t.low in _CLAIMS for t in tokens[max(0, i - 3) : i])
        if token.trigger is not None or token.tag is Tag.CASUALTY:
            return False
    return False


def _is_own_date(clause: Clause, at: int, whens: Sequence[When]) -> bool:
    """A date of what is told: none of a dateline, and no period of a comparison."""
    tokens, words = clause.tokens, clause.words
    if at < _DATELINE:  # "AMMAN, Aug 11 (Reuters) - ..."
        ahead = tokens[at + 1 : at + 4]
        if [t.tag for t in ahead] == [Tag.PUNCT, Tag.OUTLET, Tag.PUNCT] and ahead[0].low == "(":
            return False
    if tokens[0].tag is not Tag.DATE and at < dateline_length(tokens):
        # "HOMS, 12 April (Desk) - Two died on Tuesday"
        return not any(t.tag is Tag.DATE and whens[t.index].is_point for t in tokens[at + 1 :])
    if any(t.low in ("until", "till") for t in tokens[max(0, at - 2) : at]):
        return False  # "clashes went on until dawn"
    if _of_what_came_before(clause, at) or _prints(tokens, at, whens):
        return False
    if not words.isdisjoint(_OF_WHOM) and _some_died_on(tokens, at):
        return False
    if not words.isdisjoint(_RELATIVE) and _who_had(tokens, at, whens):
        return False
    if not words.isdisjoint(_TO_COME) and _to_come(tokens, at):
        return False
    if whens[tokens[at].index].is_point:
        return True
    before = [t.low for t in tokens[max(0, at - 5) : at]]
    return SUPERLATIVES.isdisjoint(before)  # "the deadliest attack this year"


def _prints(tokens: Sequence[Token], at: int, whens: Sequence[When]) -> bool:
    """A full date that stands alone before the text ("Tuesday 6 May 2014 About 30 soldiers were
    killed on Monday"): the page's own, where the sentence names another."""
    if not whens[tokens[at].index].year_given or (tokens[at - 1].tag is Tag.PREP and at):
        return False
    ahead = tokens[at + 1 : at + 2]
    opens = bool(ahead) and (ahead[0].text[:1].isupper() or ahead[0].text[:1].isdigit())
    later = any(t.tag is Tag.DATE and whens[t.index].is_point for t in tokens[at + 1 :])
    return opens and later and at < _HEAD


def _some_died_on(tokens: Sequence[Token], at: int) -> bool:
    """ "Five were injured, two of whom died on Tuesday": the day of their death."""
    whom = next((i for i in range(at) if tokens[i].low in _OF_WHOM), None)
    if whom is None or not any(t.harm is Harm.WOUNDED for t in tokens[:whom]):
        return False
    return any(t.form is Form.INTRANSITIVE and t.harm is Harm.KILLED for t in tokens[whom:at])


def _who_had(tokens: Sequence[Token], at: int, whens: Sequence[When]) -> bool:
    """ "Fighters who retook Palmyra on Sunday attacked the base on Monday": not on Sunday."""
    near = [t.low for t in tokens[max(0, at - _MODAL) : at]]
    who = next((i for i, low in enumerate(near) if low in ("who", "which")), None)
    if who is None or not _TOOK.intersection(near[who:]) or "," in near[who:]:
        return False
    rest = tokens[at + 1 :]
    later = any(t.tag is Tag.DATE and whens[t.index].is_point for t in rest)
    return later and any(t.trigger is not None or t.tag is Tag.CASUALTY for t in rest)


def _to_come(tokens: Sequence[Token], at: int) -> bool:
    """ "Power will be back on Wednesday, after the line was blown up": nothing done that day."""
    before = {t.low for t in tokens[max(0, at - _MODAL) : at]}
    if before.isdisjoint(_TO_COME):
        return False
    behind = [i for i, t in enumerate(tokens[at:], at) if t.low == "after"]
    return bool(behind) and any(t.tag is Tag.DATE for t in tokens[behind[0] :])


def _of_what_came_before(clause: Clause, at: int) -> bool:
    """ "After the town fell on Thursday, the army ...", "clashes after the arrest of X on Sunday":
    the day of what led to the event, not of the event."""
    tokens = clause.tokens
    if tokens[0].low in _AFTER:
        comma = next((i for i, t in enumerate(tokens) if t.low == ","), 0)
        led = tokens[1:comma]
        told = any(t.low in _CAME_BEFORE for t in led)
        return at < comma and told and not any(t.tag is Tag.CASUALTY for t in led)
    lows = [t.low for t in tokens[max(0, at - 9) : at]]
    behind_who = lows[lows.index("who") :] if "who" in lows else []
    if not _GONE.isdisjoint(behind_who) and _HEARD_OF.isdisjoint(behind_who):
        return True  # "the shepherds who disappeared ten days ago were found"
    if "backdrop" in clause.words and _behind_backdrop(tokens[max(0, at - _FAR_BACK) : at]):
        return True
    if not clause.words.isdisjoint(FEUD) and any(
        is_avenged(tokens, i) for i in range(max(0, at - 8), at)
    ):
        return True  # "killed in a dispute over the murder of a man two years ago"
    if clause.words.isdisjoint(_AFTER):
        return False
    since = next((i for i in range(at - 1, -1, -1) if tokens[i].low in _BACK_TO), None)
    if since is None or tokens[since].low not in _AFTER or since < 2:
        return False
    led = tokens[since + 1 : at]
    taken = any(t.harm is Harm.CAPTURED and t.form is Form.NOUN_OF for t in led)
    return taken and any(t.trigger is not None for t in tokens[:since])


def _behind_backdrop(before: Sequence[Token]) -> bool:
    """ "Clashes against the backdrop of the arrest of a commander last Sunday": the arrest's."""
    for token in reversed(before):
        if token.low == "backdrop":
            return True
        if token.harm in (Harm.KILLED, Harm.WOUNDED):
            return False
    return False


def _said_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether only "on", "late" or "in a statement" stands between saying and the date."""
    for token in reversed(tokens[max(0, at - 6) : at]):
        if token.low in SAYING:
            return True
        if token.low in _ISSUED and not _STATEMENTS.isdisjoint(t.low for t in tokens[:at]):
            return True
        if token.low not in _BEFORE_DAY and token.tag is not Tag.OUTLET:
            return False
    return False


def _of_events(tokens: Sequence[Token], dates: Sequence[int], whens: Sequence[When]) -> list[When]:
    found = []
    for at in dates:
        ahead = [t for t in tokens[at + 1 : at + 4] if t.low not in ("'", "s", "night")]
        if ahead and ahead[0].tag is Tag.THING and ahead[0].trigger is not None:
            found.append(whens[tokens[at].index])
    return found


def _outlet_says(tokens: Sequence[Token], at: int) -> bool:
    window = tokens[at + 1 : at + 9]
    for offset, token in enumerate(window):
        if token.tag is Tag.OUTLET or token.low in OUTLETS:
            return any(t.low in SAYING for t in window[offset + 1 :])
        if token.tag in (Tag.CASUALTY, Tag.PERSON):
            return False
    return False
