"""Why a name was answered or refused, in one plain sentence for the person who asked."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import GOVERNORATES
from geo.places.index import Index

_RULES = {
    "exact": "is a name of",
    "spelling": "is another spelling of",
    "fuzzy": "is close in spelling to",
    "user": "is in your own places as",
}
MOST_RIVALS = 3
"""So many of those that lost are named; the candidates hold the others."""


def describe(index: Index, row: int) -> str:
    """A row in a few words: "Al-Sukhnah (town, Homs)"."""
    label = index.labels.get(row)
    if label is None:
        label = index.labels[row] = _label(index, row)
    return label


def _label(index: Index, row: int) -> str:
    r = index.rows[row]
    where = GOVERNORATES.get(r[7]) or (r[10] if r[10] != "SY" else "several governorates")
    return f"{r[1]} ({r[3].replace('_', ' ')}, {where})"


def answer(
    index: Index,
    query: str,
    entry: int,
    method: str,
    others: Sequence[tuple[int, str]],
    reason: str,
) -> str:
    """What matched by which rule, who else was close, and why they lost."""
    row = index.entry_row[entry]
    name = index.entry_name[entry]
    shown = "" if name == index.rows[row][1] or method != "spelling" else f"{name!r}, "
    sentence = f"{query!r} {_RULES[method]} {shown}{describe(index, row)}"
    if not others:
        return sentence + "."
    listed = [describe(index, r) for r, _ in others[:MOST_RIVALS]]
    if len(others) > MOST_RIVALS:
        listed.append(f"{len(others) - MOST_RIVALS} more")
    names = " and ".join(filter(None, [", ".join(listed[:-1]), listed[-1]]))
    lost = reason or next((note for _, note in others if note), "") or "it fits less closely"
    be = "were" if len(others) > 1 else "was"
    joint = ", " if lost.startswith(("which", "less likely")) else ": "
    return f"{sentence}, not {names}, which {be} close{joint}{lost}."


def tie(index: Index, query: str, rows: Sequence[int], region_given: bool) -> str:
    """Why a name is ambiguous, and what would tell its rows apart."""
    names = ", ".join(describe(index, r) for r in rows[:4])
    more = f" or {len(rows) - 4} more" if len(rows) > 4 else ""
    cure = "the district" if region_given else "the governorate or the district"
    return f"{query!r} may be {names}{more}; nothing tells them apart, so name {cure}."


def too_weak(index: Index, query: str, row: int, note: str) -> str:
    """Why the nearest row is no answer."""
    because = note or "the spelling is too far off"
    return (
        f"{query!r} is nearest to {describe(index, row)}, but that is not sure enough to answer: "
        f"{because}."
    )


def city_abroad(index: Index, query: str, city: str, row: int) -> str:
    """Why a village that is only spelt like a city abroad is no answer."""
    return (
        f"{query!r} is the name of a city abroad ({city}); {describe(index, row)} is only spelt "
        "like it. Name the governorate if that is meant."
    )


def nothing(index: Index, query: str, wrong_kind: Sequence[int]) -> str:
    """Why no row was found; ``wrong_kind``: rows of the name that are of another kind."""
    if wrong_kind:
        return (
            f"{query!r} shares its name with {describe(index, wrong_kind[0])}, which is not of "
            "the kind named, and nothing else in the gazetteer is close."
        )
    return f"Nothing in the gazetteer is named or spelt like {query!r}."
