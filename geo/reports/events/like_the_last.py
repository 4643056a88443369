"""What an event has in common with the one told before it: "a similar attack", "the second"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.clauses.hints import is_verb
from geo.reports.events.draft import Draft
from geo.reports.scenes.new_event import (
    came_to_help,
    is_one_like_it,
    is_one_more,
    later_one_more,
    names_new_event,
    ordinal_of,
)
from geo.reports.scenes.scene import Scene
from geo.reports.sides.parties import known_sides
from geo.reports.vocabulary.deeds import BEGAN
from geo.reports.vocabulary.kinds import CONQUERS, FROM_AFAR
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import has_pair, has_tag

_LATELY: Final = 3
_IN_ORDER: Final = frozenset("first second third other latter former".split())
_NOBODY: Final = frozenset(("unknown", "unidentified"))
_VERB: Final = 7
_SEVERAL: Final = frozenset("several two three four five multiple many various".split())
_POSTS: Final = frozenset("checkpoints posts positions points headquarters sites bases".split())
_ISLAMIC_STATE: Final = Party.ISLAMIC_STATE
_GUILTY: Final = frozenset(("behind", "involved", "responsible"))
_BEGUN: Final = BEGAN | {"opened"}
_RAIDS: Final = frozenset("raid strike airstrike bombardment".split())
_BURNED: Final = frozenset(("burned", "burnt", "torched", "seized", "destroyed"))
_PLANES: Final = frozenset("planes jets aircraft warplanes bombers helicopters".split())
_OFFENSIVES: Final = frozenset(("offensive", "assault", "campaign", "onslaught"))


def in_a_row(scene: Scene) -> bool:
    """ "The second wounded three": one more of those that were announced together."""
    return scene.hurt and ordinal_of(scene) not in ("", "first")


def _of_one_type(scene: Scene) -> bool:
    """ "By the same type of device": as the last."""
    if "same" not in scene.words:
        return False
    lows = scene.said
    return any(f"the same {kind} of" in lows for kind in ("type", "kind", "sort"))


def take_over(draft: Draft, scene: Scene, last: Draft, *, close: bool) -> None:
    """Gives a new event what its words leave to the last one: whom it hit, how, by whom, where."""
    row = close and (in_a_row(scene) or later_one_more(scene) or one_of_its_places(scene, last))
    more = close and is_one_more(scene) and all(h.party is None for h in scene.harmed)
    if not draft.victims and (row or more or "similar" in scene.words):
        draft.victims.extend(last.victims)
    vague = scene.kind in (EventType.ARMED_ATTACK, EventType.OTHER)
    if (row or is_one_like_it(scene) or _of_one_type(scene)) and vague:
        draft.kinds[:] = last.kinds
    if (row or _goes_on_acting(scene, last) or _flies_again(scene, last)) and not draft.attackers:
        draft.attackers.extend(last.attackers)
    # a name may be a place that nobody knows
    more = is_one_more(scene) and not has_tag(scene.tokens, Tag.NAME)
    again = close and ("again" in scene.words or more or came_to_help(scene))
    if (row or again) and draft.place is None:
        draft.place = last.place


def one_of_its_places(scene: Scene, last: Draft) -> bool:
    """ "In Tartous, 20 people died", behind bombs in Jableh and Tartous: some of those."""
    if scene.place is None or scene.lows[0] != "in" or scene.kinds:
        return False
    place = scene.place.match.place_id
    return place is not None and any(p.match.place_id == place for p in last.other_places)


def _flies_again(scene: Scene, last: Draft) -> bool:
    """ "Another drone hit a house in X", behind a Turkish one: theirs, too."""
    air = EventType.AIR_STRIKE
    return scene.kind is air and air in last.kinds and is_one_more(scene)


def _goes_on_acting(scene: Scene, last: Draft) -> bool:
    """ "IS fired at a post in X, raked a patrol in Y and struck a house in Z": its deeds, too."""
    if scene.sentence is not last.scenes[-1].sentence:
        return False
    verb = next((t for t in scene.tokens[:3] if t.tag not in (Tag.PUNCT, Tag.CONJ)), None)
    return verb is not None and verb.trigger is not None and is_verb(verb)


def they_did_it(scene: Scene) -> bool:
    """ "Last Thursday they overran posts", "a week before, it had beheaded X": those who acted."""
    if scene.words.isdisjoint(("they", "it", "its")):
        return False
    tokens = scene.tokens
    for i, they in enumerate(tokens[:-1]):
        own = tokens[i + 1]
        men = they.low == "its" and (own.tag is Tag.PERSON or own.low == "commandos")
        if not (they.low == "they" or men or (they.low == "it" and i < _VERB)):
            continue
        verb = next((t for t in tokens[i + 1 + men :] if t.tag is not Tag.HAVE), they)
        if verb.tag is not Tag.BE:
            killed = verb.tag is Tag.CASUALTY and verb.form in (Form.PARTICIPLE, Form.ACTIVE)
            done = verb.trigger is not None and is_verb(verb)
            burned = men and verb.low in _BURNED
            return verb.low in CONQUERS or done or burned or (killed and verb.low != "died")
    return False


def goes_on_with_offensive(scene: Scene) -> bool:
    """ "The offensive began with an attack on checkpoints": by those whose offensive it was."""
    lows = scene.lows[:3]
    if lows[:1] != ["the"] or _OFFENSIVES.isdisjoint(lows):
        return False
    return scene.hurt or not _BEGUN.isdisjoint(scene.lows[:_VERB])


def hit_right_before(before: Scene | None, scene: Scene, last: Draft | None) -> list[Party]:
    """ "It spoke of an attack on fighters of X. A commander said one of his men had died": of X,
    also where the attack itself was told without a day or a place."""
    told = last is not None and before in last.scenes
    if before is None or told or not before.kinds:
        return []
    hit = known_sides(before.roles.targets)
    near = before.sentence.block == scene.sentence.block and not before.harmed
    return list(hit) if near and len(hit) == 1 else []


def take_those_told_of(scene: Scene, before: Scene, last: Draft | None) -> None:
    """ "The bodies of four soldiers reached X. They had been killed by a mine": the four; "Six
    men were in the van when it hit a mine. All died": the six."""
    every = scene.lows[0] == "all"
    them = " them" in scene.said and before.sentence is not scene.sentence
    if not (every or them or scene.lows[0] == "they"):
        return
    if before.sentence.block != scene.sentence.block:
        return
    if before.kinds and not every:
        return
    told = [g for g in before.groups if g.count is not None and not g.subset and g.head >= 0]
    free = last is None or before not in last.scenes
    if not (free or every) or before.harmed or len(told) != 1:
        return
    for harm in scene.harmed:
        verb = scene.lows[harm.at] if harm.at < len(scene.lows) else ""
        meant = harm.pronoun or every or (harm.group is None and " them" in verb)
        if meant and harm.count is None and not harm.parts:
            harm.count, harm.party, harm.pronoun = told[0].count, told[0].party, False
            scene.counted = True


def subject_before(before: Scene | None, scene: Scene) -> list[Party]:
    """ "IS has not been idle. On Sunday it attacked ...": who the sentence before is about."""
    if before is None or before.harmed or scene.words.isdisjoint(("it", "its")):
        return []
    if before.kinds:  # "The SDF said that it had struck back. Its commandos raided ..."
        acted = known_sides(before.roles.attackers)
        return list(acted) if len(acted) == 1 and scene.lows[0] == "its" else []
    behind = before.sentence.block == scene.sentence.block
    subject = next((t for t in before.tokens[:2] if t.tag is not Tag.DET), before.tokens[0])
    side = subject.party if behind and subject.tag is Tag.ORG else None
    return [side] if side not in (None, Party.UNKNOWN) else []


def those_who_act(drafts: Sequence[Draft], draft: Draft) -> list[Party]:
    """The side that attacked in the events told before, where it was one and isn't hit here."""
    known = [known_sides(d.attackers) for d in drafts[-_LATELY:]]
    named = [sides for sides in known if sides]
    if not named or any(len(sides) > 1 for sides in named):
        return []
    last = named[-1]
    return [] if last & set(draft.victims) else list(last)


def is_one_of_those(scene: Scene) -> bool:
    """ "IS claimed two attacks ... In the second,", "in one of these,": one of them all."""
    if not scene.lows[0].startswith("in") or not scene.words.isdisjoint(_NOBODY):
        return False
    lows = " ".join(scene.lows[:_VERB]).split()
    if lows[0] != "in":
        return False
    nth = lows[1:2] == ["the"] and not _IN_ORDER.isdisjoint(lows[2:3])
    alone = nth and lows[3:4] in ([","], ["attack"], ["incident"])
    return alone or lows[1:4] in (["one", "of", "these"], ["one", "of", "them"])


def side_of_those(before: Scene | None, opening: Scene | None) -> list[Party]:
    """Who did all of them, by the sentence before or by the report's first."""
    for told in (before, opening):
        named = known_sides(told.roles.attackers) if told else set()
        if len(named) == 1:
            return list(named)
    return []


def of_the_series(scene: Scene, opening: Scene | None) -> list[Party]:
    """ "IS struck several checkpoints of the SDF ... In X, a post was raked": whose attack."""
    if opening is None or scene.points or names_new_event(scene):
        return []
    acted, hit = known_sides(opening.roles.attackers), known_sides(opening.roles.targets)
    many = has_pair(opening.lows, _SEVERAL, _POSTS)
    mine = known_sides(scene.roles.targets) | {h.party for h in scene.harmed if h.party}
    return list(acted) if many and len(acted) == 1 and mine and mine <= hit else []


def of_the_cell(scene: Scene, last: Draft | None) -> list[Party]:
    """ "The cell had been behind the killing of two policemen", behind a raid on IS: its deed."""
    raided = last is not None and _ISLAMIC_STATE in last.victims
    told = "the cell " in scene.said and not _GUILTY.isdisjoint(scene.words)
    return [_ISLAMIC_STATE] if raided and told else []


def is_of_those_raids(scene: Scene, before: Scene) -> bool:
    """ "One of them hit a convoy near X", "its planes struck X", behind raids told of at large."""
    if scene.roles.attackers or not set(before.kinds) & FROM_AFAR:
        return False
    lows = " ".join(scene.lows[2 * scene.opens_with_date : _VERB]).split()
    one = lows[:3] in (["one", "of", "them"], ["one", "of", "these"])
    one = one or (lows[:1] == ["the"] and lows[1] in SUPERLATIVES and lows[2] in _RAIDS)
    return one or has_pair(lows, ("its", "their"), _PLANES)


def take_raids(draft: Draft, before: Scene) -> None:
    """Gives an event the arms and the side of the raids that it is one of."""
    draft.kinds[:] = [k for k in before.kinds if k in FROM_AFAR]
    draft.attackers.extend(a for a in before.roles.attackers if a not in draft.attackers)
    draft.victims.extend(
        t for t in before.roles.targets if not draft.victims and t is not Party.UNKNOWN
    )
