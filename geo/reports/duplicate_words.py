"""What the sentences of an incident name that its fields don't hold: who or what was hit, and the
hours of the day.

That two outlets tell of a bus says little alone, but more than that they don't; an attack "at
night" and one "at dawn" of the next day may be one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from geo.model import Incident

_NAMES: Final = {
    "shepherds": "shepherd herder herdsman herdsmen sheep flock livestock goat cattle bedouin",
    "truffle gatherers": "truffle mushroom gatherer forager",
    "farmers": "farmer harvest harvester wheat",
    "workers": "worker employee engineer staff labourer laborer technician",
    "a school": "teacher headmaster pupil student school college graduation",
    "medics": "doctor nurse hospital ambulance paramedic medic",
    "notables": "sheikh sheik notable mukhtar elder imam dignitary",
    "officers": "officer general colonel lieutenant captain brigadier",
    "leaders": "leader emir",
    "children": "child children boy girl baby",
    "women": "woman women mother wife",
    "journalists": "journalist reporter cameraman photographer",
    "mourners": "funeral mourner cemetery burial",
    "smugglers": "smuggler smuggling dealer drug",
    "prisoners": "prison prisoner jail detainee inmate",
    "officials": "judge council mayor municipality official",
    "a bus": "bus minibus microbus coach",
    "a lorry": "lorry lorries truck pickup",
    "a tanker": "tanker",
    "a tractor": "tractor",
    "a motorcycle": "motorcycle motorbike",
    "a train": "train locomotive",
    "a car": "car jeep van taxi",
    "a convoy": "convoy column",
    "a patrol": "patrol",
    "a post": "checkpoint roadblock post point position outpost headquarters barracks",
    "a base": "base airbase airport airfield garrison",
    "a house": "house home",
    "a market": "market souk shop restaurant cafe bakery",
    "a field": "oil gas phosphate oilfield refinery",
    "a depot": "depot warehouse ammunition",
    "a bridge": "bridge crossing ferry",
    "a wedding": "wedding",
    "a mosque": "mosque",
}
COMMON: Final = frozenset(
    ("a post", "a car", "a lorry", "a convoy", "a patrol", "a motorcycle", "a field")
) | {"truffle gatherers", "shepherds"}
"""What many attacks are on, or come from, all the year or in a season."""
_NAME_OF: Final = {word: name for name, words in _NAMES.items() for word in words.split()}
_ONE_OF: Final = re.compile(r"(?<=s)es$|s$")
_WORD: Final = re.compile(r"[a-z]+")
_MONTHS: Final = frozenset(
    """january february march april may june july august september october november
    december""".split()
)
_PLANTED: Final = frozenset("mine mines landmine landmines ied ieds planted".split())
_RISEN: Final = frozenset("rose risen rises rising climbed succumbed".split())

Hours = tuple[int, int]
_BEFORE: Final = (-6, 5)
_AFTER: Final = (17, 29)
_NIGHT: Final = (_BEFORE, _AFTER)
"""The one before and the one after: "last night" may be dated by either day."""
_ABOUT: Final = ((-24, 48),)
""" "Around 6 April (as reported)"."""
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday".split()
)
_HOURS: Final[dict[str, tuple[Hours, ...]]] = {
    "midnight": ((-4, 5), (20, 29)),
    "overnight": _NIGHT,
    "night": _NIGHT,
    "nightfall": ((16, 26),),
    "dawn": ((-3, 8),),
    "sunrise": ((3, 9),),
    "morning": ((5, 13),),
    "noon": ((9, 15),),
    "midday": ((9, 15),),
    "afternoon": ((12, 20),),
    "sunset": ((16, 24),),
    "dusk": ((16, 24),),
    "evening": ((16, 27),),
}
_DAY: Final = ((0, 24),)


def named(incident: Incident) -> frozenset[str]:
    """Who or what its sentences name as hit, or as there."""
    return frozenset().union(*(_named_in(claim.sentence) for claim in incident.claims))


def hours(incident: Incident) -> tuple[Hours, ...]:
    """When within its day, as hours from that day's midnight; () where no sentence says."""
    found: set[Hours] = set()
    for claim in incident.claims:
        said = _hours_in(claim.sentence)
        # who writes "overnight" of the day of his report tells of the night before it
        of_today = claim.published is not None and claim.published == incident.date
        found.update(h for h in said if not (of_today and h == _AFTER and _BEFORE in said))
    return tuple(sorted(found))


def meet(one: tuple[Hours, ...], other: tuple[Hours, ...], days_later: int) -> bool:
    """Whether both may be at one hour, the other's day being so much later; () is the whole day."""
    later = 24 * days_later
    return any(
        begin < last + later and first + later < end
        for begin, end in one or _DAY
        for first, last in other or _DAY
    )


def risen(incident: Incident) -> bool:
    """Whether a sentence tells its toll as one that rose: an earlier report gave another."""
    return any(_risen_in(claim.sentence) for claim in incident.claims)


def planted(incident: Incident) -> bool:
    """Whether a sentence tells of a bomb or a mine that had been laid."""
    return any(_planted_in(claim.sentence) for claim in incident.claims)


@lru_cache(maxsize=20_000)
def _planted_in(sentence: str) -> bool:
    return not _PLANTED.isdisjoint(_WORD.findall(sentence.lower()))


@lru_cache(maxsize=20_000)
def _risen_in(sentence: str) -> bool:
    return not _RISEN.isdisjoint(_WORD.findall(sentence.lower()))


@lru_cache(maxsize=20_000)
def _named_in(sentence: str) -> frozenset[str]:
    words = _WORD.findall(sentence.lower().replace("pick-up", "pickup"))
    found = (_NAME_OF.get(w) for word in words for w in (word, _ONE_OF.sub("", word)))
    return frozenset(name for name in found if name)


@lru_cache(maxsize=20_000)
def _hours_in(sentence: str) -> tuple[Hours, ...]:
    words = _WORD.findall(sentence.lower())
    return tuple({h for before, word in pairwise(["", *words]) for h in _hours_of(word, before)})


def _hours_of(word: str, before: str) -> tuple[Hours, ...]:
    if word == "night" and before in _DAYS:
        return (_AFTER,)
    if (before, word) == ("as", "reported") or (before == "around" and word in _MONTHS):
        return _ABOUT
    return _HOURS.get(word, ())
