"""The places that a report has named so far, and which of them serves an event that names none."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import Final

from geo.model import PlaceMention
from geo.reports.dates.when import Use
from geo.reports.events.draft import Draft
from geo.reports.scenes.new_event import names_new_event
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import distance_m, may_be_province
from geo.reports.spots.protocol import PlaceScanner
from geo.reports.spots.unplaced import named_unknown
from geo.reports.vocabulary.lexicon import Tag

CAMPAIGNS: Final = frozenset(("campaign", "operation", "sweep"))
_THERE: Final = frozenset(
    """there area same base field town town's city city's village village's district neighbourhood
    neighborhood""".split()
)
"""Words that point back to the place named before."""
_DESKS: Final = frozenset(
    "damascus beirut amman qamishli erbil istanbul moscow washington cairo ankara baghdad".split()
)
"""Where agencies write from; a dateline of theirs is not where it happened."""
_PARTS_OF_TOWN: Final = frozenset("districts outskirts neighbourhoods neighborhoods".split())
_OF_THE_CITY: Final = _PARTS_OF_TOWN | frozenset(
    "city city's street roundabout neighbourhood neighborhood quarter".split()
)
_HAPPENINGS: Final = frozenset(
    """demonstration protest funeral wedding gathering market convoy patrol checkpoint mosque
    school residents villagers demonstrators protesters mourners""".split()
)
"""What a report that goes on about one place calls by its article."""
_OF_HEADERS: Final = (
    Tag.DATE, Tag.PLACE, Tag.NAME, Tag.PUNCT, Tag.NUMBER, Tag.ORG, Tag.OUTLET, Tag.OF, Tag.DET,
)  # fmt: skip
_OF_TOLLS: Final = (
    Tag.NUMBER, Tag.PERSON, Tag.CASUALTY, Tag.PUNCT, Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO, Tag.BE,
    Tag.ORG, Tag.OUTLET, Tag.CONJ, Tag.DET, Tag.OF, Tag.VAGUE, Tag.DATE,
)  # fmt: skip
_SOUNDS: Final = frozenset(("heard", "hearing"))
_FIELDS: Final = frozenset("date day when where location place target attacker event".split())
"""What a note's header calls its parts: "Date: 18 June 2017."."""
_IN_THE_BADIA: Final = ("in", "the", "Badia")
_ALONG_SHARE: Final = 0.6
"""What is left of the score of a place that is only named, not told as the scene."""
_LABEL_BLOCKS: Final = 2
"""So many paragraphs on, a dateline or a province's heading still says where."""


def _goes_on_with(before: Scene, scene: Scene) -> bool:
    """ "A fight broke out during the demonstration", behind a sentence on a demonstration in X."""
    if scene.sentence.block - before.sentence.block > 1 or names_new_event(scene):
        return False
    said = {t.low for t in before.tokens if t.tag not in (Tag.PLACE, Tag.DATE, Tag.ORG)}
    tokens = scene.tokens
    return any(
        the.low == "the" and it.low in said and it.low in _HAPPENINGS
        for the, it in itertools.pairwise(tokens)
    )


def _of_that_village(scene: Scene, last: Draft) -> bool:
    """ "A patrol sent to the village drove over a mine", "a day later jets struck a column in the
    area": where the event told right before was."""
    if last.place is None or scene.sentence.block - last.block > 1:
        return False
    pairs = set(itertools.pairwise(scene.lows))
    if ("the", "village") in pairs:
        return "village" in last.place.mention.lower()
    later = any(w.use is Use.SHIFT and w.shift_days > 0 for w in scene.points)
    return later and ("in", "the") in pairs and ("the", "area") in pairs


def _on_their_way_there(scene: Scene) -> bool:
    """ "Reinforcements that set out from X were in turn hit by a mine": near the attack."""
    opens = not {"reinforcements", "ambulance", "ambulances"}.isdisjoint(
        t.low for t in scene.tokens[:3]
    )
    return opens and scene.hurt


def _back_in_city(city: tuple[PlaceMention, int], scene: Scene) -> bool:
    """ "Snipers killed three in the centre of the city", "bombers struck around it": of the town
    that was named last."""
    if scene.sentence.block - city[1] > _LABEL_BLOCKS or scene.spots:
        return False
    return any(
        (a.low == "the" and b.low.split()[0] in ("city", "town"))
        or (a.low in ("around", "in") and b.low == "it")
        for a, b in itertools.pairwise(scene.tokens)
    )


def _names_no_other(spoken: Scene, scene: Scene) -> bool:
    """ "Nobody in the village of X sleeps. Armed men shot two at the edge of the village": of X."""
    place = spoken.place
    if place is None or place.match.kind not in ("village", "town", "city"):
        return False
    kind = place.match.kind
    return any(
        a.low == "the" and b.low.split()[0] == kind for a, b in itertools.pairwise(scene.tokens)
    )


def _names_only(scene: Scene) -> bool:
    return all(t.tag in _OF_HEADERS or t.low in _FIELDS for t in scene.tokens)


@dataclass(slots=True)
class Setting:
    """What was named of places while a report is read."""

    geocoder: PlaceScanner
    titles: list[Scene] = field(default_factory=list)
    passed: Scene | None = None
    """The last scene left out; "the clashes" told of next may have been there."""
    _headers: list[Scene] = field(default_factory=list)
    _label: PlaceMention | None = None
    _label_block: int = -1
    _city: tuple[PlaceMention, int] | None = None
    """The last town that was named, as the scene or not, and the paragraph."""
    _spoken_of: Scene | None = None
    """The last scene with a place; "the southern districts" told of next are there."""

    def note_label(self, scene: Scene) -> None:
        """A dateline or heading ("HOMS, Syria –", "Deir Ezzor province:")."""
        for spot in scene.spots:
            if spot.label and spot.mention.mention.lower() not in _DESKS:
                self._label, self._label_block = spot.mention, scene.sentence.block

    def note_header(self, scene: Scene) -> None:
        """ "17 June 2018, Hajin town.": the day and the place that a note opens with."""
        told = scene.place is not None or any(w.year_given for w in scene.points)
        if told and (scene.place is not None or _names_only(scene)):
            self._headers.append(scene)

    def headers_of(self, scene: Scene, last: Draft | None) -> list[Scene]:
        """The headers that a note's first event stands behind; what a side did somewhere is one of
        a bare toll: "The army advanced on X. 37 soldiers killed"."""
        block = scene.sentence.block
        if not self._headers or (last is not None and last.block == block):
            return []
        bare = all(t.tag in _OF_TOLLS for t in scene.tokens)
        return [h for h in self._headers if h.sentence.block == block and (bare or _names_only(h))]

    def note_place(self, scene: Scene) -> None:
        """Keeps the town and the place told last, for what follows."""
        for spot in scene.spots:
            if spot.mention.match.kind in ("city", "town") and not spot.label:
                self._city = (spot.mention, scene.sentence.block)
        if scene.place is not None:
            self._spoken_of = scene

    def explain_sound(self, scene: Scene) -> None:
        """ "Two blasts were heard in X. They were caused by a bomb at a base": in X."""
        heard = self._spoken_of
        if heard is None or scene.place is not None or not scene.kinds or heard.kinds:
            return
        near = scene.sentence.block - heard.sentence.block <= 1
        if not near or heard.words.isdisjoint(_SOUNDS) or "caused" not in scene.words:
            return
        scene.spots.extend(heard.spots)
        scene.settle_place()
        scene.take_whens([*scene.whens, *heard.whens])
        scene.acted = True

    def serves(self, scene: Scene, last: Draft | None) -> PlaceMention | None:
        """The place of an event whose own sentence names none; None if it stays unknown."""
        if last is not None and "same" in scene.words and _THERE & scene.words:
            spoken = self._spoken_of
            later = spoken is not None and spoken.start > last.scenes[-1].start
            return spoken.place if spoken is not None and later else last.place
        for header in self.headers_of(scene, last):
            if header.place is not None:
                return header.place
        if last is not None and _of_that_village(scene, last):
            return last.place
        if (unknown := named_unknown(scene.tokens)) is not None:
            return unknown
        near = last is not None and scene.sentence.block == last.block
        if near and last is not None and "surroundings" in scene.words:
            return last.place
        if (
            last is not None
            and _on_their_way_there(scene)
            and scene.sentence.block - last.block < 2
        ):
            return last.place
        if self._label is not None and scene.sentence.block - self._label_block <= _LABEL_BLOCKS:
            return self._region_of_label(self._label, scene)
        blocks = 1 if scene.adds else 0  # "another three were killed in the town"
        near = last is not None and scene.sentence.block - last.block <= blocks
        if near and last is not None and (_THERE | CAMPAIGNS) & scene.words:
            return last.place
        spoken = self._spoken_of
        if spoken is not None and _goes_on_with(spoken, scene):
            return spoken.place
        near = spoken is not None and spoken.sentence.block == scene.sentence.block
        if spoken is not None and near and scene.words & _PARTS_OF_TOWN:
            return spoken.place
        if spoken is not None and near and _names_no_other(spoken, scene):
            return spoken.place
        passed = self.passed
        if scene.definite and passed is not None and passed.sentence.block == scene.sentence.block:
            return passed.place
        if self._city is not None and _back_in_city(self._city, scene):
            return self._city[0]
        titles = [t for t in self.titles if sum(s.wide and s.scene for s in t.spots) < 2]
        return next((t.place for t in titles if t.place is not None), None)

    def along_the_way(self, scene: Scene) -> PlaceMention | None:
        """The only place that an event's sentence names, though not as the scene: less sure."""
        for spot in scene.spots:
            match = spot.mention.match
            desk = spot.label and spot.mention.mention.lower() in _DESKS
            if match.kind == "country" or desk or spot.elsewhere:
                continue
            why = f"{match.why} The report doesn't say that it happened there.".strip()
            less = replace(match, score=round(match.score * _ALONG_SHARE, 3), why=why)
            return replace(spot.mention, match=less)
        return self._in_the_badia(scene)

    def _in_the_badia(self, scene: Scene) -> PlaceMention | None:
        """ "An ambush in the Badia", and no nearer: all of the desert, as an area."""
        steps = zip(scene.tokens, scene.tokens[1:], scene.tokens[2:], strict=False)
        said = next((c for a, b, c in steps if (a.low, b.low, c.text) == _IN_THE_BADIA), None)
        if said is None:
            return None
        whole = next(iter(self.geocoder.scan("in the Syrian Badia")), None)
        return whole and PlaceMention("the Badia", whole.match, (said.start, said.end))

    def _region_of_label(self, label: PlaceMention, scene: Scene) -> PlaceMention:
        """A dateline says which governorate is told of, not that it happened in its city.

        The area is drawn; its point is the seat, as data sets code what is known to a province.
        """
        if not may_be_province(label.match) or scene.words & _OF_THE_CITY:
            return label
        found = self.geocoder.scan(f"in {label.match.name} Governorate")
        whole = next((m.match for m in found if m.match.kind == "governorate"), None)
        seat = label.match.point
        if whole is None or whole.point is None or seat is None:
            return label
        reach = round((whole.radius_m or 0.0) + distance_m(whole.point, seat))
        return replace(label, match=replace(whole, point=seat, radius_m=reach))
