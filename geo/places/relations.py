"""The grammar of places named by their relation to others: "10 km north of X", "the X-Y road".

The words between place names are reduced to one letter each (``tokens.role_of``), a place to M,
and a relation is a pattern over that string. Each rule turns the places it joins into one, so
that they nest: "10 km east of the Palmyra-Deir ez-Zor road". What each relation looks like on the
map is in ``relating``, ``nesting`` and ``extents``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.model import PlaceMatch
from geo.places import belonging, extents, nesting, relating
from geo.places.scene import Geography, Node, Scene, places
from geo.places.tokens import MENTION

MEMORY = 4096
"""How many relations are remembered."""

Build = Callable[[Scene, list[Node], Geography], PlaceMatch | None]


def join(scene: Scene, nodes: list[Node], geography: Geography) -> list[Node]:
    """Apply every rule, most binding first, until the places left stand on their own."""
    roles = "".join([n.role for n in nodes])
    present = set(roles)
    for needs, pattern, build in _RULES:
        if present.isdisjoint(needs):
            continue  # most rules; a look is cheaper than a search
        start = 0
        while True:
            found = pattern.search(roles, start)
            if found is None:
                break
            first, end = found.span()
            part = nodes[first:end]
            match = _built(build, scene, part, geography)
            if match is None:
                start = first + 1
                continue
            nodes[first:end] = [Node(MENTION, part[0].first, part[-1].end, match)]
            roles = f"{roles[:first]}{MENTION}{roles[end:]}"
            start = first
    return nodes


def _built(build: Build, scene: Scene, part: list[Node], geography: Geography) -> PlaceMatch | None:
    """The outcome of a rule, remembered: the same words about the same places mean the same."""
    said = scene.said(part)
    about = tuple(
        [(m.place_id, m.name, m.point, m.radius_m, m.status, m.why) for m in places(part)]
    )
    identity = (build, said, about)
    if identity in geography.built:
        return geography.built[identity]
    match = build(scene, part, geography)
    if match is not None:
        match = replace(match, query=said)
    if len(geography.built) >= MEMORY:
        geography.built.clear()
    geography.built[identity] = match
    return match


_D = "D{1,2}"
_LIST = "M(?:(?:,a?|a|-)T?M){0,20}A?"
_FAR = "(?:iq)?q?(?:#[Uu]|K)"
_PATTERNS: Sequence[tuple[str, str, Build]] = (
    # "the Homs-Hama border", "the border between Homs and Deir ez-Zor"
    ("B", f"(?:T?{_D})?M[-a]M-?B|BbT?MaT?M", extents.border),
    # "the Homs border", "near the border with Homs"
    ("B", "(?:(?:iT)?n[ot]?T?)?D{0,2}(?:M-?B|B[oW]T?M)(?!,?a?T?M)", extents.border_of),
    # "the X-Y-Z triangle", "مثلث X - Y - Z"
    ("A", "M-M-MA|AM-M-M", extents.triangle),
    # "the road between X and Y", "the X-Y road", "طريق X Y", "محور X - Y"
    (
        "rA",
        "d?rl?T?bT?MaT?M|M[-a]MT?r|MtMT?r|rfT?MtT?M|rh?lT?M[atwW]T?M|AM-M|r(?:o?M-|M-?)M",
        extents.between,
    ),
    # "the triangle between X, Y and Z"
    ("b", "A?bT?M(?:,T?M){1,20},?aT?M", relating.area_of),
    # "the X road", "طريق X"
    ("r", "M-?T?r|rM", relating.road),
    # "between X and Y", "the desert between X and Y"
    ("b", "T?[dA]?bT?MaT?M", extents.between),
    # "from X and Y en route to Z and W"
    ("f", f"fT?{_LIST},?(?:er?|iTe)?tT?{_LIST}", extents.from_to),
    # "10 km north of X", "X, 10 km to the north" stays with X
    ("#K", f"{_FAR}(?:t?T|i?T)?{_D}[of]?T?M", relating.offset_from),
    # "the deserts of X, Y and Z", "X and Y deserts"
    (",a", "(?:do)?T?M(?:(?:,a?|a)T?M){1,20}d?", extents.deserts),
    # "the eastern desert of X", "Palmyra desert", "بادية X الشرقية"
    ("d", f"{_D}dM|DdoT?M|MT?Dd|D?M'?d|d[on]T?M|dMD{{0,2}}(?!M)", extents.desert),
    # "eastern X countryside", "the countryside of X", "ريف X الشرقي"
    (
        "c",
        f"cD{{0,2}}[ot]T?D?M|{_D}coT?M|{_D}Mc|MT?{_D}c|cMD{{0,2}}|{_D}cM|Mc",
        relating.part,
    ),
    # "in the north of X city"
    ("D", f"iT{_D}oT?M", relating.within_town),
    # "north of X", "in the desert east of X"
    ("D", f"(?:T?d|tT)?{_D}oT?M", relating.direction),
    # "10 km from X"
    ("#K", f"{_FAR}(?:k?[fo]|p)T?M", relating.offset_from),
    # "the northern outskirts of X", "X's outskirts", "X and its surroundings"
    ("On", "(?:T?D)?O[ot]?T?M|OT?D[ot]?T?M|MT?DO|MaT[On]|MaO(?![ot]?T?M)|MTO", relating.near),
    # "the eastern and central districts of X"
    ("Q", "(?:T?D(?:(?:,a?|a)D){0,3})?Qo?T?M", relating.quarters),
    # "near X", "in the vicinity of X", "the border near X", "a road, near X"
    ("n", "T?r,?n[otf]?T?M|B?(?:iT)?n[otf]?T{0,2}M", relating.near),
    # "on the road to X", "the X junction", "مفرق X"
    ("rJ", "rl?tT?M|MJ|J[ot]?T?M", relating.towards),
    # "the X river crossing", "معبر X النهري"
    ("X", "Mw?X|XMT?", relating.crossing),
    # "eastern X", "شرق X"
    ("D", f"{_D}M", relating.part),
    ("G", "MG", relating.said_twice),
    # "X, Y and Z area", "X area"
    ("A", "M(?:[,-]T?M){0,20},?[a-]T?MA|MA", relating.area_of),
    # "X, which belongs to Y", "X, located east of Y", "X, a village of Y"
    ("Vv", "M,?[wh]{0,2}V[tiW]?T?M|M,Tv(?:[oi]T?)?M", belonging.located),
    # "a village of X"
    ("v", "Tv[oi]T?M", belonging.village_of),
    # "X street in Y"
    ("io", "Mw[io]T?M", belonging.street_in),
    # "X village near Y"
    ("v", "MvM", belonging.village_by),
    # "X village in the Y countryside", where X is no village by itself
    ("v", "MviT{0,2}M", belonging.village_in),
    # "X in Y", "X, Y": the smaller is meant
    ("ion", "M,?(?:iT{0,2}|oT?|n[ot]?T?)M", nesting.nested),
    (",", "M,M(?!,?aM)(?!,M)", nesting.nested),
    # "X near Y", "X 10 km north of Y": the second is a relation by now
    ("M", "MM", nesting.beside),
    ("A", "AM", relating.area_of_arabic),
)
_RULES = tuple((needs, re.compile(pattern), build) for needs, pattern, build in _PATTERNS)
"""Patterns over roles, most binding first, each with letters of which it needs one. See
``tokens.ROLES`` for the letters."""
