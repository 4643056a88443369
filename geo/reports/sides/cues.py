"""What a side did or suffered: named cues in their order; the first that holds says its role."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.cue_table import ALWAYS, Cue, CueTable
from geo.reports.clauses.hints import is_verb
from geo.reports.sides.agents import (
    NAMELESS_MEN,
    SHOT,
    by_nameless,
    fired_from,
    fired_from_theirs,
    is_agent,
    lays_mines,
    takes_part,
)
from geo.reports.sides.attack_nouns import attack_noun_follows, operation_before
from geo.reports.sides.blame import (
    ACCUSES,
    BEHIND,
    POINTERS,
    SUSPECT,
    is_behind,
    is_suspect,
)
from geo.reports.sides.fights import (
    CELLS,
    FIGHTS,
    PITS,
    fought,
    fought_before,
    fought_them,
    pitted,
)
from geo.reports.sides.named_only import (
    GROUND,
    HELP,
    KIN,
    LET_GO,
    PREVENTS,
    RELATIVES,
    TIES,
    UNTIL,
    came_to_help,
    holds_ground,
    is_accused_of_else,
    is_aimed_at,
    is_beside,
    is_holder,
    is_no_fight,
    is_of_their_kin,
    is_prevented,
    is_tied_to,
    is_where_it_was,
    was_let_go,
    was_named,
)
from geo.reports.sides.standing import Standing
from geo.reports.sides.subjects import ACTORS, acts, fires_from_its_base, is_struck, staged_it
from geo.reports.sides.suffering import (
    AGAINST,
    FACES,
    HOLDS_THING,
    REPELLING,
    USES,
    after_attack_verb,
    faces,
    holds_what_is_hit,
    is_among,
    is_hit,
    is_object,
    owns_thing,
    repels_attack,
    thing_before,
    uses_what_is_hit,
)
from geo.reports.sides.taken import (
    CARRIES,
    HIM,
    LEADS_AWAY,
    LURES,
    ON_CHARGES,
    is_arrested_as,
    is_carried,
    is_led_away,
    is_lured,
    is_shot_behind,
    is_taken,
)
from geo.reports.vocabulary.lexicon import Tag

_ATTACKS: Final = frozenset(
    "attack attacks ambush ambushes assault raid bombing aggression aggressions".split()
)
_SUSPECT_FAR: Final = 7
_BLAMES: Final = frozenset(
    "blame blamed blames blaming pinned pinning pins attributed attributing attributes".split()
)
_REPELS: Final = frozenset(
    "thwarted foiled repelled repulsed thwarting foiling confronted confronting".split()
)
_FAR: Final = 14
_TAKES: Final = frozenset("seized captured wrested recaptured retook took taken".split())
_PLANTS: Final = frozenset(("planted", "laid", "buried", "plant", "plants", "lay"))
_LETS: Final = frozenset(("letting", "allowing", "enabling", "let"))
_AMONG: Final = frozenset(("among", "amongst", "ranks", "rank"))
_OPENERS: Final = frozenset(("that", "which"))
_TOLLS: Final = frozenset((("number", "of"), ("toll", "of"), ("toll", "among")))
_PUBLISHED: Final = frozenset("released published posted issued circulated".split())
_FILMS: Final = frozenset("video footage recording film pictures photographs photos images".split())
_LEFT_OVER: Final = frozenset(("remnants", "remnant", "over", "behind"))


class Role(Enum):
    """What a side is to the event of its clause."""

    NONE = auto()
    ATTACKER = auto()
    SUSPECT = auto()
    """The attacker, for all that is said; more certain than one that only acts."""
    NAMELESS = auto()
    """It attacked, and is nobody's side."""
    TARGET = auto()
    FOUGHT = auto()


def _fired_from(at: Standing) -> bool:
    return fired_from(at.tokens, at.side)


_NOT_ONE: Final = frozenset(("any", "no"))


def _are_nobody(at: Standing) -> bool:
    """ "No indication that any civilians were harmed", "no civilians were"."""
    return at.word in _NOT_ONE or at.tokens[at.side.first].low in _NOT_ONE


def _fires_from_its_base(at: Standing) -> bool:
    return at.side.bare and fires_from_its_base(at.tokens, at.side)


def _holder_is_hit(at: Standing) -> Role | None:
    """ "An SDF-held post was attacked": theirs; "an SDF-held town": nobody's."""
    if not is_holder(at):
        return None
    return Role.TARGET if owns_thing(at.tokens, at.side) else Role.NONE


def _who_attacked(at: Standing) -> bool:
    """ "Clashed with groups of ISIS terrorists who attacked a post": theirs was the attack."""
    ahead = at.tokens[at.side.last + 1 : at.side.last + 3]
    if len(ahead) < 2 or ahead[0].low != "who" or at.side.party is Party.CIVILIAN:
        return False
    if ahead[1].low in ("tried", "attempted", "sought"):
        behind = at.tokens[at.side.last + 3 : at.side.last + 6]
        return any(t.low.startswith("infiltrat") for t in behind)
    return ahead[1].low in ("attacked", "ambushed", "stormed", "targeted", "raided")


def _nameless(at: Standing) -> bool:
    return at.side.party is Party.CIVILIAN and by_nameless(at.tokens, at.side)


def _suspected_is_hit(at: Standing) -> bool:
    """ "Targeted a suspected Iranian convoy", "positions of suspected militias"."""
    if at.word != "suspected":
        return False
    of_theirs = at.pair[0] == "of" and thing_before(at.tokens, at.side)
    return is_object(at.tokens, at.side) or of_theirs


def _repels(at: Standing) -> bool:
    """ "The army repelled an attack": it was attacked."""
    return repels_attack(at.tokens, at.side)


def _holds_what_is_hit(at: Standing) -> bool:
    return holds_what_is_hit(at.tokens, at.side)


def _uses_what_is_hit(at: Standing) -> bool:
    return uses_what_is_hit(at.tokens, at.side)


def _among(at: Standing) -> bool:
    return is_among(at.tokens, at.side)


def _lost_ground(at: Standing) -> Role | None:
    """ "Took the hill from IS"; not where somebody was killed, "in a town it took from IS"."""
    if at.word != "from" or not at.said & _TAKES:
        return None
    news = not any(t.tag is Tag.CASUALTY for t in at.tokens[: at.side.first])
    return Role.TARGET if news else Role.NONE


def _has_a_toll(at: Standing) -> bool:
    return at.pair in _TOLLS


def _has_cost(at: Standing) -> bool:
    """ "The fighting cost the militia one dead and two wounded"."""
    ahead = at.tokens[at.side.last + 1 : at.side.last + 4]
    return at.word in ("cost", "costing") and any(
        t.tag in (Tag.NUMBER, Tag.AT_LEAST) for t in ahead
    )


def _suffered(at: Standing) -> bool:
    """ "The brigade suffered four dead", "the army sustained casualties"."""
    if at.behind not in ("suffered", "sustained"):
        return False
    ahead = at.tokens[at.side.last + 2 : at.side.last + 7]
    return any(t.tag is Tag.CASUALTY or t.low in ("losses", "casualties") for t in ahead)


def _filmed_it(at: Standing) -> bool:
    """ "A video released by IS shows the killing of two soldiers": it did it."""
    if at.word != "by" or at.pair[0] not in _PUBLISHED or at.said.isdisjoint(_FILMS):
        return False
    ahead = at.tokens[at.side.last + 1 :]
    return any(t.tag is Tag.CASUALTY or t.trigger is not None for t in ahead)


def _left_it(at: Standing) -> Role | None:
    """ "A mine left over from IS", "planted by" them."""
    left = _LEFT_OVER.intersection(at.before[-5:]) if at.word in ("of", "from") else frozenset()
    if left and (at.pair[0] in left or not at.side.weak):
        return Role.ATTACKER if lays_mines(at.tokens, at.side) else Role.NONE
    lays = at.behind in _PLANTS
    if at.behind in CELLS:  # "one of many which IS cells plant"
        lays = any(t.low in _PLANTS for t in at.tokens[at.side.last + 2 : at.side.last + 3])
    return Role.ATTACKER if lays and lays_mines(at.tokens, at.side) else None


def _is_taken(at: Standing) -> bool:
    return is_taken(at.tokens, at.side)


def _is_led_away(at: Standing) -> bool:
    return is_led_away(at.tokens, at.side)


def _is_shot_behind(at: Standing) -> bool:
    return is_shot_behind(at.tokens, at.side)


def _is_lured(at: Standing) -> bool:
    return at.behind == "into" and is_lured(at.tokens, at.side)


def _is_carried(at: Standing) -> bool:
    return is_carried(at.tokens, at.side)


def _takes_part(at: Standing) -> Role | None:
    """ "In a joint raid with the SDF"; "a joint patrol with the SDF came under fire"."""
    if at.word != "with" or not takes_part(at.tokens, at.side):
        return None
    return Role.TARGET if is_hit(at.tokens, at.side, at.nxt) else Role.ATTACKER


def _lets(at: Standing) -> bool:
    return at.word in _LETS


def _faces(at: Standing) -> bool:
    return faces(at.tokens, at.side)


def _is_arrested_as(at: Standing) -> bool:
    return is_arrested_as(at.tokens, at.side)


def _is_agent(at: Standing) -> bool:
    return is_agent(at.tokens, at.side)


def _fired_from_theirs(at: Standing) -> bool:
    return fired_from_theirs(at.tokens, at.side)


def _owns_what_is_hit(at: Standing) -> bool:
    """ "A plane hit a car believed to be the group's": theirs is the car, not the deed."""
    tokens, side = at.tokens, at.side
    if at.said.isdisjoint(SUSPECT) or not tokens[side.last].text.endswith(("'s", "’s")):
        return False
    near = range(side.first - 1, max(0, side.first - _SUSPECT_FAR), -1)
    said = next((i for i in near if tokens[i].low in SUSPECT), 0)
    thing = tokens[said - 1] if said else None
    if thing is None or thing.tag is not Tag.THING or thing.trigger is not None:
        return False
    return any(t.trigger is not None and is_verb(t) for t in tokens[: said - 1])


def _is_suspect(at: Standing) -> bool:
    ends = at.tokens[at.side.last + 2 : at.side.last + 3]
    if at.behind == "suspected" and (not ends or ends[0].tag is Tag.PUNCT):
        return True  # "no claim yet, ISIS suspected"
    return is_suspect(at.before)


def _is_behind(at: Standing) -> bool:
    return is_behind(at.tokens, at.side)


def _is_blamed(at: Standing) -> bool:
    """ "Blamed the attack on IS", "attributed the blast to cells of the group"."""
    cells = at.word == "of" and len(at.pair) > 1 and at.pair[0] in CELLS
    if not (at.word in ("on", "to") or cells):
        return False
    near = at.tokens[max(0, at.side.first - _FAR) : at.side.first]
    return not _BLAMES.isdisjoint(t.low for t in near)


def _staged_it(at: Standing) -> bool:
    return staged_it(at.tokens, at.side)


def _operates(at: Standing) -> Role | None:
    """ "A raid of the SDF", "the site of an IS attack"; "the battery of the army was attacked"."""
    if at.word in ("of", "by") and operation_before(at.tokens, at.side):
        struck = at.word == "of" and is_struck(at.tokens, at.side)
        return Role.TARGET if struck else Role.ATTACKER
    attacks = (at.word == "of" or at.word in _REPELS) and _attack_next(at)
    return Role.ATTACKER if attacks else None


def _attack_next(at: Standing) -> bool:
    ahead = at.tokens[at.side.last + 1 : at.side.last + 2]
    if not ahead or ahead[0].tag is not Tag.THING:
        return False
    return ahead[0].trigger is EventType.EXPLOSIVE or ahead[0].low.split()[-1] in _ATTACKS


def _is_against(at: Standing) -> bool:
    return (
        at.word in AGAINST
        or is_object(at.tokens, at.side)
        or (at.word in ("of", "to", "with", "for") and thing_before(at.tokens, at.side))
        or at.pair == ("ambush", "for")
    )


def _own_attack(at: Standing) -> bool:
    return attack_noun_follows(at.tokens, at.side, at.nxt)


def _own_things(at: Standing) -> bool:
    of_a_unit = at.word == "of" and at.pair[0] in ACTORS
    return not of_a_unit and owns_thing(at.tokens, at.side)


def _acts(at: Standing) -> Role | None:
    verb = acts(at.tokens, at.side, at.prev, at.nxt)
    if verb is None:
        return None
    return Role.FOUGHT if verb is EventType.CLASH else Role.ATTACKER


def _is_hit(at: Standing) -> bool:
    hit = is_hit(at.tokens, at.side, at.nxt)
    return hit or after_attack_verb(at.tokens, at.side, at.prev)


SIDE_CUES: Final = CueTable[Standing, Role](
    Cue(_fired_from, Role.ATTACKER, SHOT),
    Cue(_are_nobody, Role.NONE, _NOT_ONE),
    Cue(_fires_from_its_base, Role.ATTACKER, {"base"}),
    Cue(_holder_is_hit, None, ALWAYS),
    Cue(is_of_their_kin, Role.NONE, KIN | RELATIVES),
    Cue(was_let_go, Role.NONE, LET_GO),
    Cue(_who_attacked, Role.ATTACKER, {"who"}),
    Cue(_nameless, Role.NAMELESS, NAMELESS_MEN),
    Cue(is_accused_of_else, Role.NONE, ACCUSES),
    Cue(is_aimed_at, Role.NONE, {"aiming"}),
    Cue(_suspected_is_hit, Role.TARGET, {"suspected"}),
    Cue(_owns_what_is_hit, Role.TARGET, SUSPECT),
    Cue(is_tied_to, Role.NONE, TIES),
    Cue(is_beside, Role.NONE, HELP | {"amid"}),
    Cue(_holds_what_is_hit, Role.TARGET, HOLDS_THING),
    Cue(_uses_what_is_hit, Role.TARGET, USES),
    Cue(holds_ground, Role.NONE, ALWAYS),
    Cue(_filmed_it, Role.ATTACKER, _FILMS),
    Cue(came_to_help, Role.NONE, UNTIL | {"by"}),
    Cue(was_named, Role.NONE, ALWAYS),
    Cue(_among, Role.TARGET, _AMONG),
    Cue(is_prevented, Role.NONE, PREVENTS),
    Cue(is_where_it_was, Role.NONE, GROUND | {"side", "sides", "around"}),
    Cue(_lost_ground, None, _TAKES),
    Cue(pitted, Role.FOUGHT, PITS),
    Cue(_has_a_toll, Role.TARGET, {"number", "toll"}),
    Cue(_has_cost, Role.TARGET, {"cost", "costing"}),
    Cue(_suffered, Role.TARGET, {"suffered", "sustained"}),
    Cue(_left_it, None, _LEFT_OVER | _PLANTS),
    Cue(_is_taken, Role.TARGET, ALWAYS),
    Cue(_is_led_away, Role.TARGET, LEADS_AWAY),
    Cue(_is_shot_behind, Role.TARGET, HIM),
    Cue(_is_lured, Role.TARGET, LURES),
    Cue(_is_carried, Role.TARGET, CARRIES),
    Cue(_takes_part, None, {"with"}),
    Cue(_lets, Role.ATTACKER, _LETS),
    Cue(_faces, Role.TARGET, FACES),
    Cue(_is_arrested_as, Role.TARGET, ON_CHARGES),
    Cue(_is_agent, Role.ATTACKER, ALWAYS),
    Cue(_fired_from_theirs, Role.ATTACKER, SHOT),
    Cue(_is_suspect, Role.SUSPECT, SUSPECT | ACCUSES | POINTERS),
    Cue(_is_behind, Role.SUSPECT, BEHIND),
    Cue(_is_blamed, Role.ATTACKER, _BLAMES),
    Cue(is_no_fight, Role.NONE, {"mediated", "fighting"}),
    Cue(_repels, Role.TARGET, REPELLING),
    Cue(fought_before, Role.TARGET, {"after"}),
    Cue(fought, Role.FOUGHT, FIGHTS | {"between"}),
    Cue(fought_them, Role.FOUGHT, ALWAYS),
    Cue(_staged_it, Role.ATTACKER, _OPENERS),
    Cue(_operates, None, ALWAYS),
    Cue(_is_against, Role.TARGET, ALWAYS),
    Cue(_own_attack, Role.ATTACKER, ALWAYS),
    Cue(_own_things, Role.TARGET, ALWAYS),
    Cue(_acts, None, ALWAYS),
    Cue(_is_hit, Role.TARGET, ALWAYS),
)
"""In their order: what is only named first, then what is done or suffered, the plainest last."""
