"""Verbs of those who attack and nouns for what they do: whole lists, not what one report said.

Of an event that is told anyhow they say whose it was; by themselves they are none.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

DOWNFALLS: Final = frozenset("fall collapse ouster overthrow downfall toppling ousting".split())
"""What became of a regime: "since the fall of ..."."""
BEGAN: Final = frozenset(("began", "started", "erupted", "broke", "broke out"))
"""Of a fight or an attack."""
FIGHTING: Final = frozenset("fighting clashes battles hostilities combat".split())
BATTLING: Final = frozenset("battling fighting clashing combating combatting".split())
_DOUBLED: Final = frozenset(("pin", "rob"))
_REGULAR: Final = """assail ambush rush overwhelm pepper spray pelt hammer batter barrage demolish
    dynamite invade encircle besiege surround penetrate cannonade blitz outflank corner
    obliterate incinerate pulverise pulverize flatten level raze crush smash rout dislodge expel
    overpower massacre butcher murder slaughter rob hijack carjack commandeer ransack plunder
    pillage sabotage torch loot chase storm waylay destroy surprise seize strafe mortar blast
    breach lure decimate devastate pummel bombard shell infiltrate assassinate execute snatch
    capture disarm pin subdue assault attack raid target harass machine-gun wreck hunt""".split()


def _forms(base: str) -> Iterator[str]:
    stem = base[:-1] if base.endswith("e") else base
    if base in _DOUBLED:
        stem = base + base[-1]
    yield stem + "ed"
    yield stem + "ing"


BASES: Final = frozenset(_REGULAR) | frozenset(
    "overrun overthrow hit strike shoot kidnap gun mow cut blow burn".split()
)
"""Behind a "to": "tried to overrun the post"."""
STRIKES: Final = frozenset(form for base in _REGULAR for form in _forms(base)) | frozenset(
    """waylaid waylaying overrunning overran shot caught beat stole dragged""".split()
)
"""What was done to the object that follows at once."""
TAKES: Final = frozenset(("took", "captured", "seized", "stormed", "wrecked", "charged"))
"""What is done to a post, where a town may be taken without a fight."""
ONTO: Final = frozenset(
    """pounced pouncing swooped swooping descended descending crept closed bore tore laid hit lashed
    zeroed homed rounded slammed crashed smashed ploughed plowed rammed barrelled barreled opened
    charged broke burst stormed poured trained turned rained sneaked stole laced ripped
    piled""".split()
)
_AT_THEM: Final = frozenset("on upon into at".split())
_TO_PARTICLE: Final = 4
DELIVERS: Final = frozenset(
    """rammed crashed slammed ploughed plowed sent tossed flung pitched pressed led pumped emptied
    poured sprayed trained turned aimed pointed discharged loosed placed hid attached stuck affixed
    fixed rigged buried concealed installed strapped fitted slipped heaved hurled trained let
    lobbing hurling tossing firing sending ramming emptying spraying aiming planting laying
    placing""".split()
)
"""What is done with a weapon: "rammed a car bomb into the gate"."""
WEAPONS: Final = frozenset(
    """gun guns weapon weapons rifle rifles machine-guns fire bullets rounds magazines salvo salvos
    volley volleys barrage barrages burst bursts munition munitions projectile projectiles bomber
    bombers grenades explosives fusillade""".split()
)
OWN_DEEDS: Final = frozenset(
    """operation incursion foray sortie sorties sally swoop blitz barrage salvo volley cannonade
    fusillade hail trap sniping slaughter bloodbath rampage heist hold-up provocation aggression
    outrage atrocity retaliation reprisal fire bullets drive-by counter-raid thrust push
    encounter vengeance revenge gunmen's""".split()
)
"""Whose they are who did it, where somebody was hurt: "in an IS foray", "by SDF fire"."""
WARDS: Final = frozenset(
    """beat beats drove drives pushed pushes turned held fought fended warded staved smashed
    crushed broke blunted halted stopped blocked countered frustrated aborted averted contained
    defeated resisted answered crushing smashing halting stopping blocking beating fending
    stemmed quelled""".split()
)
"""What is done to an attack by those whom it was made on."""
ON_THEM: Final = frozenset(
    """confronting facing pursuing chasing hunting battling combating combatting resisting
    repelling attacking defending escorting guarding protecting accompanying supporting fighting
    encountering tracking stalking seeking""".split()
)
"""What people do to those named next; no word that describes them."""
ROOMS: Final = frozenset("room rooms command centre center department".split())
"""Behind "operation": a place of work."""


LEADS: Final = frozenset("took taken taking led dragged marched hauled".split())
"""What is done to captives, where "away" or a place nobody knows stands behind."""
_NOWHERE: Final = frozenset("unknown unidentified undisclosed unspecified".split())
_OFF_WHAT: Final = frozenset("it the a their his its them".split()) | {""}
_LED_SO_FAR: Final = 12
_OWN: Final = frozenset(("his", "her", "their"))
_HOMES: Final = frozenset(
    """house home houses homes clinic shop tent car vehicle bed office workplace farm bus van
    taxi""".split()
)


def leads_away(lows: Sequence[str]) -> bool:
    """ "Took two soldiers off the bus", "led away three", "taken to an unknown place": the words
    from the verb on, in lower case."""
    stops = (i for i, low in enumerate(lows) if low in (",", ";", ".", "and"))
    ahead = lows[1 : min(next(stops, len(lows)), _LED_SO_FAR)]
    for low, behind in itertools.pairwise([*ahead, ""]):
        if low == "away" or (low == "off" and low != ahead[0] and behind in _OFF_WHAT):
            return True  # "took four people off it", "took four people off and drove away"
        if low in _OWN and behind in _HOMES:
            return True  # "took the mayor from his house"
        if (low, behind) == ("with", "them") or low in _NOWHERE:
            return True
    return False


def falls_on(lows: Sequence[str], object_follows: bool) -> bool:
    """Whether a verb, the first of some words in lower case, is an act against what follows."""
    if lows[0] in STRIKES and object_follows:
        return True
    return lows[0] in ONTO and not _AT_THEM.isdisjoint(lows[1:_TO_PARTICLE])
