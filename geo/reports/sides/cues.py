"""Cues that say what a side did or suffered; ``side_cues`` has them all in their order."""

from __future__ import annotations

from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.hints import is_verb, tells
from geo.reports.sides.agents import by_nameless, lays_mines, takes_part
from geo.reports.sides.attack_nouns import attack_noun_follows, operation_before
from geo.reports.sides.befalls import is_struck
from geo.reports.sides.blame import SUSPECT, is_suspect
from geo.reports.sides.fights import CELLS
from geo.reports.sides.named_only import is_holder
from geo.reports.sides.sides import ACTORS
from geo.reports.sides.standing import Role, Standing
from geo.reports.sides.subjects import acts
from geo.reports.sides.suffering import (
    AGAINST,
    REPELS,
    after_attack_verb,
    is_hit,
    is_object,
    owns_thing,
    thing_before,
)
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import has_tag

_ATTACKS: Final = frozenset(
    "attack attacks ambush ambushes assault raid bombing aggression aggressions".split()
)
_WAVES: Final = (("wave", "of"), ("waves", "of"), ("round", "of"), ("rounds", "of"))
_SUSPECT_FAR: Final = 7
BLAMES: Final = frozenset(
    """blame blamed blames blaming pinned pinning pins attributed attributing attributes ascribed
    ascribes ascribing credited laid linked traced tied attributable""".split()
)
_FELL_TO: Final = frozenset(
    (("fell", "to"), ("falling", "to"), ("lost", "to"), ("ran", "into"), ("run", "into"))
)
FALLS: Final = frozenset(
    (
        "fell",
        "falling",
        "lost",
        "ran",
        "run",
        "fell to the bullets of",
        "fell under the bullets of",
        "fell to the guns of",
    )
)
TORTURE: Final = frozenset(
    ("torture", "tortured", "death under torture of", "the death under torture of")
)
_JAILS: Final = frozenset(
    """prison prisons jail jails custody detention branch dungeon dungeons captivity
    interrogation""".split()
)
_BOMBERS: Final = frozenset(("suicide bomber", "suicide bombers"))
_ATTACKS_OF: Final = frozenset("attack attacks assault assaults offensive".split())
_BOMBS_OF: Final = frozenset("bomb bombs device ied rocket rockets shells drone drones".split())
_TRACED: Final = frozenset(("linked", "traced", "tied", "credited", "attributable"))
_TRACE: Final = 4
_REPELS: Final = frozenset(word for word in REPELS if " " not in word) | frozenset(
    ("thwarting", "foiling", "confronted", "confronting")
)
_FAR: Final = 14
TAKES: Final = frozenset("seized captured wrested recaptured retook took taken".split())
PLANTS: Final = frozenset(("planted", "laid", "buried", "plant", "plants", "lay"))
LETS: Final = frozenset(("letting", "allowing", "enabling", "let"))
AMONG: Final = frozenset(("among", "amongst", "ranks", "rank"))
OPENERS: Final = frozenset(("that", "which"))
_TOLLS: Final = frozenset((("number", "of"), ("toll", "of"), ("toll", "among")))
_PUBLISHED: Final = frozenset("released published posted issued circulated".split())
FILMS: Final = frozenset("video footage recording film pictures photographs photos images".split())
NOT_ONE: Final = frozenset(("any", "no"))
LEFT_OVER: Final = frozenset(("remnants", "remnant", "over", "behind"))


def are_nobody(at: Standing) -> bool:
    """ "No indication that any civilians were harmed", "no civilians were"."""
    return at.word in NOT_ONE or at.tokens[at.side.first].low in NOT_ONE


def holder_is_hit(at: Standing) -> Role | None:
    """ "An SDF-held post was attacked": theirs; "an SDF-held town": nobody's."""
    if not is_holder(at):
        return None
    return Role.TARGET if owns_thing(at.tokens, at.side) else Role.NONE


def took_them(at: Standing) -> bool:
    """ "Soldiers whom IS had captured were beheaded": it took them."""
    if at.word != "whom":
        return False
    behind = at.tokens[at.side.last + 1 : at.side.last + 4]
    return any(t.harm is Harm.CAPTURED for t in behind)


def who_attacked(at: Standing) -> bool:
    """ "Clashed with groups of ISIS terrorists who attacked a post": theirs was the attack."""
    ahead = at.tokens[at.side.last + 1 : at.side.last + 3]
    if len(ahead) < 2 or ahead[0].low != "who" or at.side.party is Party.CIVILIAN:
        return False
    if ahead[1].low in ("tried", "attempted", "sought"):
        behind = at.tokens[at.side.last + 3 : at.side.last + 6]
        return any(t.low.startswith("infiltrat") for t in behind)
    return ahead[1].low in ("attacked", "ambushed", "stormed", "targeted", "raided")


def nameless(at: Standing) -> bool:
    """ "Shot by men on a motorcycle": whoever they are."""
    return at.side.party is Party.CIVILIAN and by_nameless(at.tokens, at.side)


def suspected_is_hit(at: Standing) -> bool:
    """ "Targeted a suspected Iranian convoy", "positions of suspected militias"."""
    if at.word != "suspected":
        return False
    of_theirs = at.pair[0] == "of" and thing_before(at.tokens, at.side)
    return is_object(at.tokens, at.side) or of_theirs


def lost_ground(at: Standing) -> Role | None:
    """ "Took the hill from IS"; not where somebody was killed, "in a town it took from IS"."""
    if at.word != "from" or not at.said & TAKES:
        return None
    news = not has_tag(at.tokens[: at.side.first], Tag.CASUALTY)
    return Role.TARGET if news else Role.NONE


def fell_to(at: Standing) -> bool:
    """ "Their post fell to IS", "fell to the bullets of IS", "ran into IS fighters"."""
    if at.pair in _FELL_TO:
        if at.tokens[0].low == "after" and any(t.low == "," for t in at.tokens[at.side.last :]):
            return False  # "After the town fell to IS, government aircraft struck it"
        return tells(at.tokens)
    before = at.tokens[at.side.first - 1] if at.side.first else None
    return before is not None and before.low.startswith(("fell to the", "fell under the"))


def jailed_him(at: Standing) -> bool:
    """ "Died under torture in a prison of Military Intelligence": it killed him."""
    near = {*at.before[-5:], at.behind}
    return not at.said.isdisjoint(TORTURE) and not near.isdisjoint(_JAILS)


def has_a_toll(at: Standing) -> bool:
    """ "The toll of the SDF", and not of what it did: "the toll of the SDF raid"."""
    return at.pair in _TOLLS and not own_attack(at)


def has_cost(at: Standing) -> bool:
    """ "The fighting cost the militia one dead and two wounded"."""
    ahead = at.tokens[at.side.last + 1 : at.side.last + 4]
    return at.word in ("cost", "costing") and any(
        t.tag in (Tag.NUMBER, Tag.AT_LEAST) for t in ahead
    )


def suffered(at: Standing) -> bool:
    """ "The brigade suffered four dead", "the army sustained casualties"."""
    if at.behind not in ("suffered", "sustained"):
        return False
    ahead = at.tokens[at.side.last + 2 : at.side.last + 7]
    return any(t.tag is Tag.CASUALTY or t.low in ("losses", "casualties") for t in ahead)


def filmed_it(at: Standing) -> bool:
    """ "A video released by IS shows the killing of two soldiers": it did it."""
    if at.word != "by" or at.pair[0] not in _PUBLISHED or at.said.isdisjoint(FILMS):
        return False
    ahead = at.tokens[at.side.last + 1 :]
    return tells(ahead)


def left_it(at: Standing) -> Role | None:
    """ "A mine left over from IS", "planted by" them."""
    left = LEFT_OVER.intersection(at.before[-5:]) if at.word in ("of", "from") else frozenset()
    if at.pair[:1] == ("remnants",) and at.before[-3:-2] in (["by"], ["with"], ["against"]):
        left = frozenset()  # "carried out by the remnants of IS": those who are left
    if left and (at.pair[0] in left or not at.side.weak):
        return Role.ATTACKER if lays_mines(at.tokens, at.side) else Role.NONE
    lays = at.behind in PLANTS
    return Role.ATTACKER if lays and lays_mines(at.tokens, at.side) else None


def took_part(at: Standing) -> Role | None:
    """ "In a joint raid with the SDF"; "a joint patrol with the SDF came under fire"."""
    if at.word != "with" or not takes_part(at.tokens, at.side):
        return None
    return Role.TARGET if is_hit(at.tokens, at.side, at.nxt) else Role.ATTACKER


def lets(at: Standing) -> bool:
    """ "Letting the army pass": it acted."""
    return at.word in LETS


def owns_what_is_hit(at: Standing) -> bool:
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


def suspected(at: Standing) -> bool:
    """ "Suspected IS gunmen", "no claim yet, ISIS suspected"."""
    ends = at.tokens[at.side.last + 2 : at.side.last + 3]
    if at.behind == "suspected" and (not ends or ends[0].tag is Tag.PUNCT):
        return True  # "no claim yet, ISIS suspected"
    return is_suspect(at.before)


def is_blamed(at: Standing) -> bool:
    """ "Blamed the attack on IS", "attributed the blast to cells of the group"."""
    if at.word == "to" and at.pair[0] in _TRACED:
        near = at.tokens[max(0, at.side.first - _TRACE) : at.side.first]
        return any(t.trigger is not None and t.tag is Tag.THING for t in near)
    cells = at.word == "of" and len(at.pair) > 1 and at.pair[0] in CELLS
    if not (at.word in ("on", "to") or cells):
        return False
    near = at.tokens[max(0, at.side.first - _FAR) : at.side.first]
    return not BLAMES.isdisjoint(t.low for t in near)


def claimed_for(at: Standing) -> bool:
    """ "Amaq claimed the attack for Islamic State": whose attack it was."""
    if at.word != "for" or at.side.party is not Party.ISLAMIC_STATE:
        return False
    near = at.tokens[max(0, at.side.first - _FAR) : at.side.first]
    return any(t.low in ("claimed", "claims") for t in near)


def operates(at: Standing) -> Role | None:
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


def attack_of(at: Standing) -> bool:
    """ "In an attack of rebels on Khan Tuman", "a roadside bomb of IS hit a car": whose it was."""
    if at.word != "of" or at.pair[0] not in _ATTACKS_OF | _BOMBS_OF:
        return False
    behind = at.tokens[at.side.last + 1 : at.side.last + 2]
    if at.pair[0] in _ATTACKS_OF:
        return at.behind == "on"
    return bool(behind) and (behind[0].trigger is not None or behind[0].tag is Tag.CASUALTY)


def is_against(at: Standing) -> bool:
    """ "An attack on the SDF", "ambushed a patrol of the army": it was hit."""
    if at.behind in ("losses", "casualties"):
        return False  # "no information on IS losses"
    last = at.side.last + 1
    raids = last < len(at.tokens) and at.tokens[last].trigger is not None
    if raids and at.pair in _WAVES and at.tokens[last].tag is Tag.THING:
        return False  # "in a new wave of Russian airstrikes"
    return (
        at.word in AGAINST
        or is_object(at.tokens, at.side)
        or (at.word in ("of", "to", "with", "for") and thing_before(at.tokens, at.side))
        or at.pair == ("ambush", "for")
    )


def own_attack(at: Standing) -> bool:
    """ "An Islamic State ambush", "an IS suicide bomber": it attacked."""
    bomber = at.tokens[at.side.last].low in _BOMBERS
    return bomber or attack_noun_follows(at.tokens, at.side, at.nxt)


def own_things(at: Standing) -> bool:
    """ "An SDF checkpoint": its things are what is hit."""
    of_a_unit = at.word == "of" and at.pair[0] in ACTORS
    return not of_a_unit and owns_thing(at.tokens, at.side)


def acted(at: Standing) -> Role | None:
    """Whether it is the subject of a verb of attack, or fought."""
    verb = acts(at.tokens, at.side, at.prev, at.nxt)
    if verb is None:
        return None
    return Role.FOUGHT if verb is EventType.CLASH else Role.ATTACKER


def was_hit(at: Standing) -> bool:
    """Whether it is told to be hit, by a passive verb or one before it."""
    hit = is_hit(at.tokens, at.side, at.nxt)
    return hit or after_attack_verb(at.tokens, at.side, at.prev)
