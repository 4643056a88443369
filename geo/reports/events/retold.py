"""Whether a scene comes back to the event just told: its people, its outcome, another's word."""

from __future__ import annotations

from typing import Final

from geo.model import EventType, Party
from geo.reports.dates.when import Use
from geo.reports.events.draft import Draft, Word
from geo.reports.scenes.assailants import kills_attackers
from geo.reports.scenes.casualties import Sum, sum_of, taken_in
from geo.reports.scenes.new_event import came_to_help, is_one_more, later_one_more, names_new_event
from geo.reports.scenes.scene import Scene
from geo.reports.sides.parties import known_sides
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.kinds import best_kind
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import has_pair

_OPERATIONS: Final = frozenset("operation raid campaign landing airdrop sweep".split())
_REST: Final = frozenset(("remaining", "rest", "assailants", "attackers"))
"""Who came to attack, behind their attack."""
_OPENS: Final = 10
_NEAR: Final = 2
_LEAD: Final = 2
"""So many sentences tell an event before a source tells it again."""
_SPOKE: Final = frozenset("spokesman spokeswoman spokesperson told source sources".split())
_SAME_FAMILY: Final = (
    frozenset(
        (
            EventType.AMBUSH,
            EventType.ARMED_ATTACK,
            EventType.CLASH,
            EventType.EXPLOSIVE,
            EventType.SUICIDE_ATTACK,
            EventType.ASSASSINATION,
            EventType.EXECUTION,
            EventType.ABDUCTION,
            EventType.OTHER,
        )
    ),
    frozenset(
        (EventType.AIR_STRIKE, EventType.SHELLING, EventType.EXPLOSIVE, EventType.ARMED_ATTACK)
    ),
    frozenset((EventType.RAID, EventType.CLASH, EventType.ARMED_ATTACK, EventType.AIR_STRIKE)),
)
_HAND_TO_HAND: Final = frozenset(
    (EventType.AMBUSH, EventType.ASSASSINATION, EventType.EXECUTION, EventType.ABDUCTION)
)


def tells_of_the_raid(draft: Draft, scene: Scene) -> bool:
    """ "Sources said the operation targeted two leaders", behind the raid that it was."""
    if best_kind(draft.kinds) is not EventType.RAID or names_new_event(scene) or scene.points:
        return False
    if scene.sentence.block - draft.block > _NEAR:
        return False
    if scene.kind is EventType.CLASH and scene.place is None:
        return True  # "An exchange of gunfire took place between the force and his brother"
    return has_pair(scene.lows[:_OPENS], ("the",), _OPERATIONS)


def speaks_of_them(draft: Draft, scene: Scene) -> bool:
    """ "Their bodies were found two days later", "one of them died in hospital"."""
    if (
        scene.harmed
        and "later" in scene.words
        and draft.hurt
        and _one_later(scene)
        and not later_one_more(scene)
    ):
        return True
    if scene.harmed and _kills_those(draft, scene):
        return True
    if scene.place is not None or not scene.harmed:
        return False
    if "there" in scene.words and _died_there(draft, scene):
        return True
    if "the same" in scene.words and draft.hurt and _in_the_same_deed(scene):
        return True
    if all(h.again for h in scene.harmed):
        return draft.hurt and not (_of_others_found(scene) or came_to_help(scene))
    theirs = all(h.pronoun and h.count is None for h in scene.harmed)
    return theirs and taken_in(draft.scenes).said


def _in_the_same_deed(scene: Scene) -> bool:
    """ "Seven more people died in the same raid"."""
    at = scene.lows.index("the same") + 1
    deed = any(t.tag is Tag.THING and t.trigger for t in scene.tokens[at : at + 1])
    return deed and all(h.other for h in scene.harmed)


def _of_others_found(scene: Scene) -> bool:
    """ "The day before, twenty men were found in a cellar; five of them were killed": of these."""
    first = scene.harmed[0]
    if not scene.opens_with_date or first.count is None or first.group is None:
        return False
    them, fewer = first.group, first.count.min
    counts = (g.count for g in scene.groups if g.last < them.first and g.head >= 0)
    return any(count is not None and count.min > fewer for count in counts)


def _died_there(draft: Draft, scene: Scene) -> bool:
    """ "Two SDF fighters lost their lives there", behind an attack of which no dead were told."""
    if draft.bloody or scene.points or scene.sentence.block != draft.block:
        return False
    return any(scene.lows[h.at + 1 : h.at + 2] == ["there"] for h in scene.harmed)


def _kills_those(draft: Draft, scene: Scene) -> bool:
    """ "It says it killed 19 of them, six in X and 13 in Y", behind their attack on X and Y."""
    first = scene.harmed[0]
    of_them = first.again and first.count is not None and first.group is not None
    if not of_them or draft.bloody or scene.points:
        return False
    return all(s.at > first.at for s in scene.spots)


def looks_back(draft: Draft, scene: Scene) -> bool:
    """ "Earlier today, two members were killed", behind the toll that rose to three."""
    earlier = scene.tokens[0].low == "earlier" and kinds_agree(draft, scene)
    return earlier and scene.counted and any(s.rises or s.dies_later for s in draft.scenes)


def in_one_district(draft: Draft, scene: Scene) -> bool:
    """A district's town for its villages: "in Salamiyah", then the village in its countryside."""
    one, other = draft.place, scene.place
    known = one is not None and other is not None and one.match.admin2 is not None
    return known and one.match.admin2 == other.match.admin2  # type: ignore[union-attr]


def tells_it_again(draft: Draft, scene: Scene) -> bool:
    """ "A police source told the agency that a mine went off in ...", right behind the lead."""
    adds = _adds_to_it(scene)
    told = scene.source is not None or scene.tokens[0].low == '"' or adds
    lead = len(draft.scenes) <= _LEAD and draft.bloody and (draft.when is not None or adds)
    alike = bool(set(draft.kinds) & set(scene.kinds)) or (adds and kinds_agree(draft, scene))
    counted = scene.counted and not _same_counts(draft, scene)
    return told and lead and alike and not (counted or names_new_event(scene))


def _adds_to_it(scene: Scene) -> bool:
    """ "The site added that a mine had gone off ...": more of what it told."""
    lows = scene.lows[:4]
    return lows[:1] in (["the"], ["it"], ["he"]) and "added" in lows


def _same_counts(draft: Draft, scene: Scene) -> bool:
    """Whether all that a scene counts was counted so before, of the same side."""
    word = draft.words[0]
    told = [(sum_of(scene, h), sum_in_word(word, h)) for h in (Harm.KILLED, Harm.WOUNDED)]
    return all(
        not new.said or (new.total == known.total and set(new.by_party) == set(known.by_party))
        for new, known in told
    )


def fills_in_the_lead(draft: Draft, scene: Scene) -> bool:
    """ "A spokesman said an attack on a checkpoint killed seven", behind a lead that gives no
    number and only a region: whose word it is, and what it adds."""
    lead = len(draft.scenes) == 1 and not draft.scenes[0].counted and draft.when is not None
    wide = draft.place is None or is_wide(draft.place.match)
    alike = bool(set(draft.kinds) & set(scene.kinds))
    fought = {EventType.CLASH, EventType.ARMED_ATTACK}
    alike = alike or bool(fought & set(draft.kinds) and fought & set(scene.kinds))
    mine = known_sides(draft.attackers)
    theirs = known_sides(scene.roles.attackers)
    if mine and theirs and not mine & theirs:
        return False
    told = scene.source is not None or scene.words & _SPOKE
    return lead and wide and alike and bool(told) and not names_new_event(scene)


def of_same_people(draft: Draft, scene: Scene) -> bool:
    """Whether a scene tells of harm to the same side, in the same kind of event."""
    hurt = {h.party for h in scene.harmed if h.party not in (None, Party.UNKNOWN)}
    alike = bool(hurt) and hurt <= set(draft.victims) and not names_new_event(scene)
    return alike and not scene.opens_with_date and bool(set(draft.kinds) & set(scene.kinds))


def had_wounded(draft: Draft) -> bool:
    """Whether any scene of it tells of people hurt, counted or not."""
    return any(h.harm is Harm.WOUNDED for s in draft.scenes for h in s.harmed)


def _one_later(scene: Scene) -> bool:
    """ "One later died in Hasakah": of those hurt, wherever the hospital stands."""
    groups = [h.group for h in scene.harmed]
    return not scene.kinds and all(
        h.harm is Harm.KILLED and g is not None and g.headless and not g.other
        for h, g in zip(scene.harmed, groups, strict=True)
    )


def is_outcome(draft: Draft, scene: Scene) -> bool:
    """What a raid came to: told right behind it, with no other time and no place of its own."""
    near = scene.sentence.block - draft.block <= _NEAR
    if not (scene.hurt and near):
        return False
    raid = best_kind(draft.kinds) is EventType.RAID
    ours = (Party.ISLAMIC_STATE, Party.UNKNOWN)  # "a second militant blew himself up"
    own = [w for w in scene.points if w is not scene.reported_when]
    points = [w for w in own if w.first is None or w.first != draft.first_date]
    if draft.first_date is None and scene.sentence is draft.scenes[-1].sentence:
        points = []  # "They took X; six were killed, 10 August"
    that_day = all(w.use is Use.SHIFT and not w.shift_days for w in points)
    only_dead = set(scene.kinds) <= {EventType.ARMED_ATTACK}  # "a mine went off that day"
    bare = scene.place is None and (not points or (that_day and only_dead))
    alone = all(a in ours for a in scene.roles.attackers)
    dead = all(h.party in (None, *ours) for h in scene.harmed)
    alone = alone and (dead or scene.sentence.block == draft.block)
    return raid and bare and alone


def attackers_dead(draft: Draft, scene: Scene) -> bool:
    """ "Moreover, two ISIS members were killed", right behind an attack of theirs."""
    if scene.place is not None or scene.points or scene.indefinite:
        return False
    if scene.sentence.block != draft.block and not scene.words & _REST:
        return False
    dead = [h.party for h in scene.harmed if h.harm is Harm.KILLED and not h.none_said]
    mine = [a for a in draft.attackers if a is not Party.UNKNOWN]
    stormed = any(
        t.trigger and t.tag is not Tag.CASUALTY and t.trigger is not EventType.SUICIDE_ATTACK
        for t in scene.tokens
    )
    killers = [] if kills_attackers(scene) and not stormed else scene.roles.attackers
    answered = {EventType.ARMED_ATTACK, EventType.TROOP_MOVEMENT}  # with reinforcements
    alone = not killers or "reinforcements" in scene.words
    alone = alone and set(scene.kinds) <= answered
    return bool(dead) and alone and set(dead) <= set(mine) and not is_one_more(scene)


def kinds_agree(draft: Draft, scene: Scene) -> bool:
    """Whether the kinds named may be those of one event; unnamed ones agree with all."""
    if not scene.kinds or not draft.kinds:
        return True
    a, b = set(draft.kinds), set(scene.kinds)
    if a & b:
        return True
    bests = {best_kind(draft.kinds), scene.kind}
    if EventType.AIR_STRIKE in bests and bests & _HAND_TO_HAND:
        return False  # "drones struck a car", and "five died in an ambush"
    return any(a & family and b & family for family in _SAME_FAMILY)


def sum_in_word(word: Word, harm: Harm) -> Sum:
    return word.killed if harm is Harm.KILLED else word.wounded
