"""Who those hit were, and who the attackers: "The dead were members of the 17th Division"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.events.draft import Draft
from geo.reports.events.points_back import CARS, behind_source, side_of_the_car, verb_of_those
from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import BODIES, NEUTRAL_HEADS, Group
from geo.reports.people.membership import service_at
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.whose_men import noun_of
from geo.reports.sides.blame import SUSPECT
from geo.reports.sides.sides import ARMIES
from geo.reports.vocabulary.lexicon import LOSES, PEOPLE, WEAK_ORGS, Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_SAID_OF: Final = frozenset(
    """identified named described known reportedly said believed to be as being all both also
    among from with of in those that""".split()
)
_ANYBODY: Final = (
    NEUTRAL_HEADS | BODIES | PEOPLE | {"young man", "young men", "brothers", "brother", "youth", ""}
)
_ATTACKERS: Final = frozenset(
    """gunmen gunman attackers attacker assailants assailant perpetrators perpetrator killers cell
    cells militants militant gang sniper snipers killer bomber bombers shooters shooter kidnappers
    raiders assassins assassin""".split()
)
_MOURNS: Final = frozenset(
    """mourned mourns mourning announced announces confirmed confirms identified identifies
    acknowledged acknowledges admitted admits said says buried lost named""".split()
)
_GRIEVES: Final = frozenset("mourned mourns mourning buried".split())
_HIM: Final = frozenset(("him", "her", "them", "dead", "fallen"))
_OWN: Final = frozenset(("its", "their", "our"))
_NOT_ARMED: Final = frozenset((Party.CIVILIAN, Party.UNKNOWN))
_ANY_MEN: Final = frozenset("men pair two duo trio persons individuals".split())
_IT_OR_THEY: Final = frozenset(("they", "it"))
_IS_ONE_OF: Final = frozenset(
    "belong belonged belonging confessed , being ties links linked tied affiliated as".split()
)
_OF_A_SIDE: Final = frozenset(
    """to of with from in for a an the member members fighter fighters cell cells part linked links
    ties tied affiliated belonging loyal belong working acting connected men sleeper group
    ranks militia gang faction network close work""".split()
) | {"close to"}
"""The words between those who did it and whose men they are."""
_LEADS_ON: Final = (Tag.ARTICLE, Tag.DET, Tag.BE, Tag.HAVE, Tag.OF, Tag.NUMBER, Tag.NAME)
_SAYS_WHOSE: Final = SUSPECT | {"linked", "links", "ties", "affiliated"}
_DID_IT: Final = _ATTACKERS | _ANY_MEN
_POINTS_BACK: Final = _IT_OR_THEY | _DID_IT | {"group"}
_GONE: Final = frozenset("missing disappeared vanished captured kidnapped abducted taken".split())
_DEAD: Final = frozenset(("victims", "dead", "deaths", "fatalities"))
_FAR: Final = 12
_SIDE: Final = 5


def says_only_who_they_were(scene: Scene, last: Draft) -> bool:
    """ "Those killed were members of the SDF", "the SDF mourned its three fighters": of people
    told before, whom this names, and nothing else."""
    counted = [h.count for h in scene.harmed if h.count is not None]
    then = scene.points and scene.words.isdisjoint(_GONE)  # "who had gone missing on Sunday"
    if then or scene.place is not None or len(counted) > 1:
        return False
    if not counted and verb_of_those(scene.tokens) is not None:
        return name_who_they_were(scene, last)
    return name_its_dead(scene, last)


def gives_parts(scene: Scene, last: Draft) -> bool:
    """ "The deaths included six IS fighters, two of the SDF and a civilian", of nine dead."""
    dead = [t.low for t in scene.tokens[1:3] if t.tag is Tag.CASUALTY or t.low in _DEAD]
    told = [(g.party, g.count) for g in scene.groups if g.party and g.count and not g.pronoun]
    if scene.lows[0] != "the" or not dead or len(told) < len(scene.groups) or len(told) < 2:
        return False
    for word in last.words:
        total = word.killed.total
        if total is not None and total.min == sum(c.min for _, c in told):
            word.killed.by_party.clear()
            for party, count in told:
                known = word.killed.by_party.get(party)
                word.killed.by_party[party] = known + count if known else count
            last.victims[:] = [p for p in word.killed.by_party if p not in last.attackers]
            return True
    return False


def name_who_killed_them(scene: Scene, last: Draft) -> None:
    """ "They were members of the militia and had been shot by IS": who did it, too."""
    if scene.roles.attackers and all(a is Party.UNKNOWN for a in last.attackers):
        last.attackers[:0] = [a for a in scene.roles.attackers if a not in last.victims]


def name_its_dead(scene: Scene, last: Draft) -> bool:
    """ "The SDF mourned its three fighters": the nameless dead of the last event were its own."""
    counted = [h.count for h in scene.harmed if h.count is not None]
    owner = _owns_the_dead(scene) if scene.words & (_OWN | {"it"}) else None
    killed = [w.killed.total for w in last.words if w.killed.total is not None]
    same = not counted or any(k.min <= counted[0].min <= (k.max or k.min) for k in killed)
    return owner is not None and bool(killed) and same and _give_side([owner], last)


def _owns_the_dead(scene: Scene) -> Party | None:
    """The side that speaks of its dead: "The SDF announced the death of its fighter"."""
    tokens = scene.tokens
    at = next((i for i, t in enumerate(tokens) if t.low in _MOURNS), None)
    if at is None or not 0 < at < _FAR:
        return None
    speaker = next((t.party for t in tokens[:at] if t.tag is Tag.ORG), None)
    behind = list(enumerate(tokens))[at + 1 :]
    theirs = any(
        (t.low in _OWN and has_tag(tokens[i + 1 : i + 4], Tag.PERSON))
        or (t.low in LOSES and "it" in scene.lows[at:i])
        for i, t in behind
    )
    lost = tokens[at].low in _GRIEVES or any(
        t.low in LOSES or t.harm is Harm.KILLED or t.low in _HIM for _, t in behind
    )
    return speaker if speaker in ARMIES and theirs and lost else None


def name_who_they_were(scene: Scene, last: Draft) -> bool:
    """Gives the nameless people that an event hit the side that a later sentence says is theirs;
    whether it did."""
    sides = _said_to_be(scene, last)
    if sides == [Party.CIVILIAN] and "civilian" not in scene.said:
        return False  # "one of the two was a relative of the leader"
    if sides and _some_of_them(scene):
        last.victims.extend(s for s in sides if s not in (*last.victims, *last.attackers))
        return True
    return bool(sides) and _give_side(sides, last)


def _give_side(sides: list[Party], last: Draft) -> bool:
    hit = [(s, h) for s in last.scenes for h in s.harmed if not h.none_said]
    if not hit or not all(_is_anybody(h, s) for s, h in hit):
        return False
    if sides == [Party.CIVILIAN] or not set(sides).isdisjoint(last.attackers):
        return False
    known = [v for v in last.victims if v not in (Party.CIVILIAN, Party.UNKNOWN)]
    last.victims[:] = [*known, *(s for s in sides if s not in known)]
    for _, harm in hit:
        harm.party = sides[0] if len(sides) == 1 else None
    for told in (w for word in last.words for w in (word.killed, word.wounded)):
        told.by_party = _renamed(told.by_party, sides)
    return True


def _some_of_them(scene: Scene) -> bool:
    """ "Four of them were members of the militia": the others are who they were."""
    tokens = scene.tokens[:_FAR]
    return any(
        number.tag is Tag.NUMBER and of.tag is Tag.OF and them.low in ("them", "those", "the")
        for number, of, them in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def name_who_attacked(scene: Scene, last: Draft) -> None:
    """ "The gunmen are thought to belong to IS", "the killers, an IS cell of three": whose men."""
    if _POINTS_BACK.isdisjoint(scene.words) or scene.unsure:
        return
    if any(a is not Party.UNKNOWN for a in last.attackers):
        return
    tokens = scene.tokens
    at = _who_did_it(scene, last)
    if at is None:
        return
    told = tokens[at + 1 : at + _FAR]
    links = next((i for i, t in enumerate(told) if t.tag is Tag.BE or t.low in _IS_ONE_OF), None)
    if links is None or has_tag(told, Tag.NEG):
        return
    own = next((i for i, t in enumerate(told) if i >= links and _of_somebody(t)), None)
    if own is None or not all(_leads_to_side(t) for t in told[links + 1 : own]):
        return
    side, hedged = told[own].party, not SUSPECT.isdisjoint(t.low for t in told[:own])
    known = tokens[at].low in _ATTACKERS or _who_shot(tokens, at)
    if not (known or hedged or _are_armed(last)):
        return
    if side is not None and side not in (Party.CIVILIAN, *last.victims):
        last.attackers.insert(0, side)


def _who_did_it(scene: Scene, last: Draft) -> int | None:
    """Where those who attacked are spoken of: "the gunmen", or "they" behind what they did."""
    tokens = scene.tokens
    begin = behind_source(tokens)
    if begin < len(tokens) and tokens[begin].low in _IT_OR_THEY:
        nameless = Party.UNKNOWN in last.attackers
        return begin if nameless and _SAYS_WHOSE & scene.words else None
    if "the group" in scene.lows[begin : begin + 1]:
        return begin
    for i, token in enumerate(tokens):
        if token.low in _DID_IT and _the(tokens, i):
            return i
    return None


def _who_shot(tokens: Sequence[Token], at: int) -> bool:
    """ "The men who fired", "the group that killed them": those who did it."""
    behind = tokens[at + 1 : at + 3]
    if len(behind) < 2 or behind[0].low not in ("who", "that"):
        return False
    return behind[1].trigger is not None or behind[1].tag is Tag.CASUALTY


def _are_armed(last: Draft) -> bool:
    """Whether soldiers or fighters were hit, so that "the men" are those who did it."""
    return bool(last.victims) and _NOT_ARMED.isdisjoint(last.victims)


def _of_somebody(token: Token) -> bool:
    return token.tag is Tag.ORG or token.party not in (None, Party.UNKNOWN)


def _leads_to_side(token: Token) -> bool:
    """The words of "are said to be members of" a side."""
    if token.low in _OF_A_SIDE or token.low in SUSPECT or token.low in _SAID_OF:
        return True
    return token.tag in _LEADS_ON


def _the(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in ("the", "both", "all")


def says_who(tokens: Sequence[Token]) -> bool:
    """Whether a sentence may say no more than who they were: "One was an officer"."""
    named = any(t.tag in (Tag.PERSON, Tag.ORG) and t.party in ARMIES for t in tokens)
    return named and (verb_of_those(tokens) is not None or side_of_the_car(tokens) is not None)


def _renamed(known: dict[Party, CountRange], sides: list[Party]) -> dict[Party, CountRange]:
    if len(sides) > 1:
        return {}
    return {sides[0] if p is Party.CIVILIAN else p: count for p, count in known.items()}


def _is_anybody(harm: Harmed, scene: Scene) -> bool:
    """Whether a person's words leave open what he was: "a man", "two people", his name."""
    if harm.party not in (Party.CIVILIAN, Party.UNKNOWN, None) or harm.parts:
        return False
    return harm.generic or noun_of(harm, scene) in _ANYBODY


def _said_to_be(scene: Scene, last: Draft) -> list[Party]:
    """The sides of those that a sentence says something of, or none."""
    tokens = scene.tokens
    begin = verb_of_those(tokens)
    if begin is not None:
        names = {t.low for s in last.scenes for t in s.tokens if t.tag is Tag.NAME}
        begin = verb_of_those(tokens, names)
    if begin is None:
        whose = side_of_the_car(tokens)
        return [] if whose is None or not _rode(last) else [whose]
    end, verb = begin
    if words := service_at(tokens, verb):
        ahead = range(verb + words, min(verb + words + _SIDE, len(tokens)))
        return [p for i in ahead if (p := _named_at(tokens, i)) is not None][:1]
    groups = [g for g in scene.groups if g.first > verb]
    is_told = (tokens[verb].tag is Tag.BE or tokens[verb].low == "as") and groups
    if is_told and _leads_to(tokens[verb + 1 : groups[0].first]):
        two = tokens[end].low == "one"
        speaker = next((t.party for t in tokens[:end] if t.tag is Tag.ORG), None)
        own = {t.low for t in tokens[groups[0].first : groups[0].last + 1]} & _OWN
        if own and speaker is not None:
            return [speaker]  # "the SDF said they were its fighters"
        one_by_one = [g for g in groups if g.party or not g.other][:2] if two else groups[:1]
        sides = [_party_of(g) for g in one_by_one]
        return [] if None in sides else list(dict.fromkeys(s for s in sides if s is not None))
    return []


def _named_at(tokens: Sequence[Token], at: int) -> Party | None:
    """The side named there: "the SDF", "the army", but not "a French aid group"."""
    token, behind = tokens[at], tokens[at + 1 : at + 2]
    describes = token.low in WEAK_ORGS and behind and behind[0].tag in (Tag.WORD, Tag.THING)
    return None if token.tag is not Tag.ORG or describes else token.party


def _rode(last: Draft) -> bool:
    """Whether a car or a convoy was told of."""
    return any(not CARS.isdisjoint(s.words) for s in last.scenes)


def _party_of(group: Group) -> Party | None:
    return group.party if group.explicit and group.party is not Party.UNKNOWN else None


def _leads_to(between: Sequence[Token]) -> bool:
    return all(t.low in _SAID_OF or t.tag in (Tag.PUNCT, Tag.DET) for t in between)
